import { citedLines } from "./cited.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { markByNumber, scrollToLine, scrollToMarked } from "./marks.js";
import { fetchPage, loadRest } from "./parts.js";
import { say } from "./texts.js";

const WIDE = matchMedia("(min-width: 70rem)");
const LINKS = "a.cite, a.read, .body a.note-link, .panel a.note-link, .panel .part-link a";

/** Change the layout without moving an element on the screen. */
function keepInPlace(node, change) {
  const before = node?.getBoundingClientRect().top;
  change();
  if (node) scrollBy({ top: node.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Open citations and whole answers in a panel beside the chat. On a narrow screen they stay links to their pages. */
export function panel(node) {
  let opener = null; // gets the focus back
  let opening = null; // the address that was asked for last

  function close() {
    opening = null;
    keepInPlace(opener, () => {
      node.hidden = true;
      node.replaceChildren();
      document.body.classList.remove("with-source");
    });
    opener?.focus({ preventScroll: true });
    opener = null;
  }

  /** Open an address; without a title, under that of its page. */
  async function open(address, from, title) {
    opening = address;
    if (!node.contains(from)) opener = from;
    node.replaceChildren(el("p", { class: "muted loading" }, say("source_loading")));
    keepInPlace(opener, () => {
      node.hidden = false;
      document.body.classList.add("with-source");
    });
    const page = await fetchPage(address).catch(() => null);
    if (opening !== address) return; // the panel was closed or shows another source by now
    if (!page) return location.assign(address);
    title ??= page.querySelector("h1").textContent;
    const source = page.getElementById("document");
    source.removeAttribute("id");
    source.setAttribute("aria-label", title);
    node.replaceChildren(bar(address, title, page, source), source);
    scrollToMarked(source);
    source.focus({ preventScroll: true });
    loadRest(source);
  }

  function bar(address, title, page, source) {
    const place = el("h2", { class: "place" }, title);
    const full = el("a", { class: "quiet", href: address }, say("source_full"));
    let lines = new URL(address).searchParams.get("lines");
    const copy = copyButton(say("copy_lines"), () => citedLines(source.dataset.source, lines));
    markByNumber(source, (marked) => {
      lines = marked;
      place.textContent = `${source.dataset.source}:${lines}`;
      full.href = new URL(`?lines=${lines}`, address);
    });
    return el(
      "header",
      {},
      place,
      copy,
      page.querySelector("#outline a.read"),
      full,
      el("button", { class: "quiet", type: "button", onclick: close }, say("close")),
      outline(address, page, source),
      page.getElementById("steps"),
    );
  }

  function outline(address, page, source) {
    const select = el("select", { "aria-label": page.getElementById("outline").getAttribute("aria-label") });
    for (const item of page.querySelectorAll("#outline li a")) {
      const indent = item.closest(".depth-2") ? "\u2003" : "";
      select.append(
        el(
          "option",
          { value: item.dataset.start, selected: item.hasAttribute("aria-current") },
          indent + item.textContent,
        ),
      );
    }
    select.addEventListener("change", () => {
      const line = source.querySelector(`#L${select.value}`);
      if (line) scrollToLine(line);
      else open(new URL(`?lines=${select.value}`, address).href, select);
    });
    return select.length ? select : null;
  }

  node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || !WIDE.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const title = link.matches(".read") ? undefined : (link.querySelector(".place") ?? link).textContent;
    open(link.href, link, title);
  });
  return { close, open, isWide: () => WIDE.matches };
}
