import { rendered } from "./dom.js";

/** Fetch the next larger part of a source around a passage, and the names of the definitions beside it. */
export async function around(source, start, end, mark) {
  const marked = mark ? `&mark=${mark[0]}-${mark[1]}` : "";
  const path = source.split("/").map(encodeURIComponent).join("/");
  const response = await fetch(`/api/around/${path}?lines=${start}-${end}${marked}`);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** Replace a passage with a larger part of its source, without moving its lines on the screen. */
export function swap(body, larger) {
  const anchor = () => body.querySelector(".marked") ?? body.querySelector(".line");
  const before = anchor()?.getBoundingClientRect().top;
  body.replaceChildren(...rendered(larger.html).childNodes);
  const after = anchor()?.getBoundingClientRect().top;
  if (before !== undefined && after !== undefined) scrollBy({ top: after - before, behavior: "instant" });
}
