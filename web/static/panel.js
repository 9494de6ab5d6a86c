import { el, idle } from "./dom.js";
import { keepInPlace } from "./keep-in-place.js";
import { notify } from "./notice.js";
import { say } from "./texts.js";

const WIDE = matchMedia("(min-width: 70rem)");
const loadView = () => import("./source-view.js");
const LINKS = "a.cite, a.read, .body a.note-link, .panel a.note-link, .panel .part-link a";

/**
 * Open citations and whole answers in a panel beside the chat. On a narrow screen they stay links to their pages.
 * `connection` tells when a server that was away is back.
 */
export function panel(node, connection = null) {
  let opener = null; // gets the focus back
  let opening = null; // the address that was asked for last
  idle()
    .then(loadView) // once the page stands, so that the first click does not wait for it
    .catch(() => {});

  function close() {
    opening = null;
    if (node.hidden) return;
    keepInPlace(
      () => opener,
      () => {
        node.hidden = true;
        node.replaceChildren();
        document.body.classList.remove("with-source");
      },
    );
    opener?.focus({ preventScroll: true });
    opener = null;
  }

  /** Open an address; without a title, under that of its page. `from` gets the focus back if it is outside. */
  async function open(address, from, title) {
    opening = address;
    if (!node.contains(from)) opener = from;
    node.replaceChildren(el("p", { class: "muted loading", role: "status" }, say("source_loading")));
    keepInPlace(
      () => opener,
      () => {
        node.hidden = false;
        document.body.classList.add("with-source");
      },
    );
    try {
      const { fetchPage, sourceView } = await loadView();
      const page = await fetchPage(address);
      if (opening !== address) return; // the panel was closed or shows another source by now
      const view = sourceView(page, address, title, { open, close });
      node.replaceChildren(...view.nodes);
      view.begin();
    } catch (error) {
      if (opening !== address) return;
      if (!(error instanceof TypeError)) return location.assign(address); // the server says what is wrong with it
      showAway(() => open(address, from, title));
    }
  }

  /** Say that the server is away. The source opens when it is back: the question that waits for it stays. */
  function showAway(again) {
    const retry = el("button", { type: "button", onclick: again }, say("try_again"));
    const leave = el("button", { class: "quiet", type: "button", onclick: close }, say("close"));
    node.replaceChildren(
      el("div", { class: "loading", role: "status" }, el("p", {}, say("server_away")), retry, leave),
    );
    retry.focus({ preventScroll: true });
    const address = opening;
    const wait = () => {
      if (opening === address && connection?.state === "offline") return;
      connection?.removeEventListener("change", wait);
      if (opening === address && node.contains(retry)) again();
    };
    connection?.addEventListener("change", wait);
  }

  /** Open an address in the panel, or go to its page on a narrow screen. */
  function openOrGo(address, from) {
    const { href } = new URL(address, location.href);
    if (WIDE.matches) open(href, from);
    else if (connection?.state === "offline") notify(say("server_away"));
    else location.assign(href);
  }

  node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!WIDE.matches && connection?.state !== "offline") return;
    event.preventDefault();
    const title = link.matches(".read") ? undefined : (link.querySelector(".place") ?? link).textContent;
    if (WIDE.matches) open(link.href, link, title);
    else notify(say("server_away"));
  });
  return { close, openOrGo };
}
