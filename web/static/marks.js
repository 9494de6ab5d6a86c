/** Scroll to the first marked line of a source. */
export function scrollToMarked(source) {
  const first = source.querySelector(".marked");
  if (first) scrollToLine(first);
}

export function scrollToLine(line) {
  const height = scrollY;
  const scroll = () => {
    line.scrollIntoView({ block: "start", behavior: "instant" });
    if (line.closest(".panel")) scrollTo({ top: height, behavior: "instant" }); // scroll the panel, not the page
  };
  scroll();
  // Code far from the viewport is laid out only when it comes near, so the first attempt can miss.
  requestAnimationFrame(() => {
    scroll();
    requestAnimationFrame(scroll);
  });
}

/** Mark a line when its number is clicked, and all lines up to it with Shift. `onMark` gets the first and the last. */
export function markByNumber(source, onMark) {
  let start = 0;
  source.addEventListener("click", (event) => {
    const line = event.target.closest(".line-link")?.closest(".line");
    if (!line || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const number = Number(line.dataset.line);
    start = event.shiftKey && start ? start : number;
    const [first, last] = [Math.min(start, number), Math.max(start, Number(line.dataset.end ?? number))];
    for (const other of source.querySelectorAll(".line")) {
      const [from, to] = [Number(other.dataset.line), Number(other.dataset.end ?? other.dataset.line)];
      other.classList.toggle("marked", from <= last && to >= first);
    }
    onMark(first === last ? String(first) : `${first}-${last}`);
  });
}
