import { idle } from "./dom.js";
import { keepInPlace } from "./keep-in-place.js";

const LISTING = "pre.code";
const LINE_HEIGHT = "1.55em"; // of code, as in markdown.css

/** Fetch a page of this server. Throw when the server is not reached or refuses. */
export async function fetchPage(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const link of page.querySelectorAll('a[href^="?"]')) link.href = new URL(link.getAttribute("href"), address);
  return page;
}

/** Add the rest of a document that came in part, first what follows. Call `onPart` after each part. */
export async function loadRest(source, onPart = () => {}) {
  for (const rel of ["next", "prev"]) {
    for (let link = partLink(source, rel); link; link = partLink(source, rel)) {
      await idle();
      if (!source.isConnected) return;
      const page = await fetchPage(link.href).catch(() => null);
      if (!page) return; // the link stays, to be followed by hand
      add(page.getElementById("document"), link.parentElement, rel);
      onPart();
    }
  }
}

function partLink(source, rel) {
  return source.querySelector(`:scope > .part-link > [rel=${rel}]`);
}

/** Tell the height of a listing to the browser, which lays out what is far from the screen only when it comes near. */
function size(listing) {
  const lines = listing.querySelectorAll(".line").length;
  listing.style.containIntrinsicBlockSize = `auto calc(${lines} * ${LINE_HEIGHT})`;
}

/** Put a part in the place of the link that led to it, without moving what is on the screen. */
function add(part, place, rel) {
  const onward = partLink(part, rel)?.parentElement;
  part.querySelectorAll(LISTING).forEach(size);
  const blocks = [...part.children].filter((block) => !block.matches(".part-link, .warning"));
  if (rel === "next") {
    const last = place.previousElementSibling;
    place.replaceWith(...blocks, ...(onward ? [onward] : []));
    if (last?.matches(LISTING) && blocks[0]?.matches(".continued")) joinInto(last, last, blocks[0]);
    return;
  }
  const first = place.nextElementSibling;
  const top = first?.querySelector(".line") ?? first;
  keepInPlace(
    () => top,
    () => {
      place.replaceWith(...(onward ? [onward] : []), ...blocks);
      if (blocks.at(-1)?.matches(LISTING) && first?.matches(".continued")) joinInto(first, blocks.at(-1), first);
    },
  );
}

/** Make one listing of two that follow each other in the document. `kept` is the one of them that stays. */
function joinInto(kept, first, second) {
  const lines = kept.querySelector("code");
  lines.replaceChildren(...first.querySelector("code").childNodes, ...second.querySelector("code").childNodes);
  kept.classList.toggle("continued", first.matches(".continued"));
  size(kept);
  (kept === first ? second : first).remove();
}
