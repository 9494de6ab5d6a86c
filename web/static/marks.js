// Lines of the source: come to the marked ones, and mark others by their numbers.

/** Bring the first marked line into the upper part of what scrolls. */
export function show(source) {
  const first = source.querySelector(".marked");
  if (first) comeTo(first);
}

export function comeTo(line) {
  const height = scrollY;
  const come = () => {
    line.scrollIntoView({ block: "start", behavior: "instant" });
    if (line.closest(".panel")) scrollTo({ top: height, behavior: "instant" }); // only the panel is to move
  };
  come();
  // Blocks far away are laid out only when they come near, so the first jump can miss by a little.
  requestAnimationFrame(() => {
    come();
    requestAnimationFrame(come);
  });
}

/** As on GitHub: a click on a number marks that line, with Shift up to it; the address follows, so it can be shared. */
export function markByNumber(source, onMark) {
  let start = 0;
  source.addEventListener("click", (event) => {
    const line = event.target.closest(".line");
    if (!line || !inGutter(event, source)) return;
    const number = Number(line.dataset.line);
    start = event.shiftKey && start ? start : number;
    const [first, last] = [Math.min(start, number), Math.max(start, Number(line.dataset.end ?? number))];
    for (const other of source.querySelectorAll(".line")) {
      const [from, to] = [Number(other.dataset.line), Number(other.dataset.end ?? other.dataset.line)];
      other.classList.toggle("marked", from <= last && to >= first);
    }
    onMark(first, last);
  });
}

function inGutter(event, source) {
  const gutter = parseFloat(getComputedStyle(source).paddingInlineStart);
  return event.clientX - source.getBoundingClientRect().left < gutter;
}
