import { el } from "./dom.js";
import { scrollToLine, scrollToMarked } from "./marks.js";
import { say } from "./texts.js";

const WIDE = matchMedia("(min-width: 70rem)");

/** Change the layout without moving an element on the screen. */
function keepInPlace(node, change) {
  const before = node?.getBoundingClientRect().top;
  change();
  if (node) scrollBy({ top: node.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Open citations in a panel beside the chat. On a narrow screen they stay plain links to the source page. */
export function panel(node) {
  let opener = null;

  function close() {
    keepInPlace(opener, () => {
      node.hidden = true;
      node.replaceChildren();
      document.body.classList.remove("with-source");
    });
    opener?.focus({ preventScroll: true });
    opener = null;
  }

  async function open(link) {
    opener = link;
    const address = link.getAttribute("href");
    node.replaceChildren(el("p", { class: "muted loading" }, say("source_loading")));
    keepInPlace(link, () => {
      node.hidden = false;
      document.body.classList.add("with-source");
    });
    const response = await fetch(address).catch(() => null);
    if (opener !== link) return; // the panel was closed or shows another source by now
    if (!response?.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const source = el("div", { class: "source", tabindex: "-1", "aria-label": link.textContent });
    source.append(...page.getElementById("document").childNodes);
    node.replaceChildren(bar(link, address, page, source), source);
    scrollToMarked(source);
    source.focus({ preventScroll: true });
  }

  function bar(link, address, page, source) {
    const outline = el("select", { "aria-label": say("source_outline") });
    for (const item of page.querySelectorAll("#outline a")) {
      outline.append(
        el("option", { value: item.dataset.start, selected: item.hasAttribute("aria-current") }, item.textContent),
      );
    }
    outline.addEventListener("change", () => {
      const title = source.querySelector(`#L${outline.value}`);
      if (title) scrollToLine(title);
    });
    return el(
      "header",
      {},
      el("h2", { class: "place" }, (link.querySelector(".place") ?? link).textContent),
      el("a", { class: "quiet", href: address }, say("source_full")),
      el("button", { class: "quiet", type: "button", onclick: close }, say("close")),
      outline,
    );
  }

  node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite, .body a.note-link, .panel a.note-link");
    if (!link || !WIDE.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  return { close };
}
