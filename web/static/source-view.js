import { citedLines } from "./cited.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { markByNumber, scrollToLine, scrollToMarked } from "./marks.js";
import { loadRest } from "./parts.js";
import { say } from "./texts.js";

export { fetchPage } from "./parts.js";

/** Build the contents of the panel from the page of a source or a whole answer. `begin` is called when they stand. */
export function sourceView(page, address, title, { open, close }) {
  const source = page.getElementById("document");
  const name = title ?? page.querySelector("h1").textContent;
  source.removeAttribute("id");
  source.setAttribute("aria-label", name);
  const place = el("h2", { class: "place" }, name);
  const full = el("a", { class: "quiet", href: address }, say("source_full"));
  let lines = new URL(address).searchParams.get("lines");
  const copy = copyButton(say("copy_lines"), () => citedLines(source.dataset.source, lines));
  copy.hidden = !page.getElementById("lines").textContent;
  markByNumber(source, (marked) => {
    lines = marked;
    place.textContent = `${source.dataset.source}:${lines}`;
    full.href = new URL(`?lines=${lines}`, address);
    copy.hidden = false;
  });
  const header = el(
    "header",
    {},
    place,
    copy,
    page.querySelector("#outline a.read"),
    full,
    el("button", { class: "quiet", type: "button", onclick: close }, say("close")),
    outline(page, address, source, open),
    page.getElementById("steps"),
  );
  const begin = () => {
    scrollToMarked(source);
    source.focus({ preventScroll: true });
    loadRest(source);
  };
  return { nodes: [header, source], begin };
}

function outline(page, address, source, open) {
  const select = el("select", { "aria-label": page.getElementById("outline").getAttribute("aria-label") });
  for (const item of page.querySelectorAll("#outline li a")) {
    const indent = item.closest(".depth-2") ? "\u2003" : "";
    const selected = item.hasAttribute("aria-current");
    select.append(el("option", { value: item.dataset.start, selected }, indent + item.textContent));
  }
  select.addEventListener("change", () => {
    const line = source.querySelector(`#L${select.value}`);
    if (line) scrollToLine(line);
    else open(new URL(`?lines=${select.value}`, address).href, select);
  });
  return select.length ? select : null;
}
