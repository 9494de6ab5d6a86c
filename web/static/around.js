import { el, rendered } from "./dom.js";
import { keepInPlace } from "./keep-in-place.js";
import { say } from "./texts.js";

/** Fetch a larger part of a source around a passage, and the names of the definitions beside it. */
export async function around(source, start, end, mark) {
  const marked = mark ? `&mark=${mark[0]}-${mark[1]}` : "";
  const path = source.split("/").map(encodeURIComponent).join("/");
  const response = await fetch(`/api/around/${path}?lines=${start}-${end}${marked}`);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** Build the buttons that show more of the source around a passage, and less again. `onChange` gets what is shown. */
export function growing(found, body, onChange) {
  const { citation, highlights } = found;
  const mark = highlights.length ? [highlights[0][0], highlights.at(-1)[1]] : [citation.start_line, citation.end_line];
  const smaller = []; // what was shown before, the smallest first
  let shown = { ...found, start_line: citation.start_line, end_line: citation.end_line, more: true };
  const more = button("more", async () => {
    try {
      const { larger } = await around(citation.source, shown.start_line, shown.end_line, mark);
      if (!larger) return show({ ...shown, more: false });
      smaller.push(shown);
      show(larger);
    } catch {
      more.textContent = say("more_failed");
    }
  });
  const fewer = button("fewer", () => show(smaller.pop()));
  fewer.hidden = true;
  return [more, fewer];

  function button(name, onclick) {
    return el("button", { class: "quiet", type: "button", "aria-controls": body.id, onclick }, say(name));
  }

  function show(part) {
    const focused = document.activeElement;
    if (part.html !== shown.html) swap(body, part.html);
    shown = part;
    more.textContent = say("more");
    more.hidden = !part.more;
    fewer.hidden = smaller.length === 0;
    if (focused === more && more.hidden) fewer.focus();
    if (focused === fewer && fewer.hidden) more.focus();
    onChange(part);
  }
}

/** Replace a passage with a larger or smaller part of its source, without moving its marked lines on the screen. */
function swap(body, html) {
  const anchor = () => body.querySelector(".marked") ?? body.querySelector(".line");
  keepInPlace(anchor, () => body.replaceChildren(...rendered(html).childNodes));
}
