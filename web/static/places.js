import { keep, recall } from "./session.js";

// Where each address of this tab was scrolled to. What stands at the top of the window is remembered, not a height:
// passages that were unfolded are folded again on return.
const KEY = "citewell.places";
const MARKS = ".asked-row, .passage";
const PAUSE_MS = 150;
let timer = 0;

/** Begin to remember. */
export function rememberPlaces() {
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(remember, PAUSE_MS);
  });
  addEventListener("pagehide", remember);
}

/** Scroll to where this address was left. Return whether it was known. */
export function returnToPlace() {
  const place = places()[location.pathname];
  if (!place) return false;
  const mark = document.querySelectorAll(MARKS)[place.mark];
  const top = mark ? scrollY + mark.getBoundingClientRect().top - place.offset : place.top;
  scrollTo({ top, behavior: "instant" });
  return true;
}

export function remember() {
  const tops = [...document.querySelectorAll(MARKS)].map((mark) => mark.getBoundingClientRect().top);
  const mark = tops.findLastIndex((top) => top <= innerHeight / 2);
  const place = { mark, offset: tops[mark], top: scrollY };
  keep(KEY, JSON.stringify({ ...places(), [location.pathname]: place }));
}

function places() {
  return JSON.parse(recall(KEY) || "{}");
}
