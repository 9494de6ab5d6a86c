/**
 * Change the layout without moving an element on the screen: the page scrolls, or the source in the panel. `find` returns
 * the element, before and after the change; it may be another node then.
 */
export function keepInPlace(find, change) {
  const before = find();
  const scroller = before?.closest(".panel .source") ?? document.scrollingElement;
  const top = before?.getBoundingClientRect().top;
  scroller.style.overflowAnchor = "none"; // most browsers would scroll too, and so twice as far
  change();
  const after = find();
  if (before && after) scroller.scrollBy({ top: after.getBoundingClientRect().top - top, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => (scroller.style.overflowAnchor = "")));
}
