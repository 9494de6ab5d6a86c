import { el } from "./dom.js";

const SHOWN_MS = 8_000;
let timer = 0;

/** Say something at the bottom of the window for a while, with a button that does what is named on it. */
export function notify(text, label, act) {
  const close = () => document.getElementById("notice").replaceChildren();
  const button = label && el("button", { type: "button", onclick: () => close() || act() }, label);
  document.getElementById("notice").replaceChildren(el("p", {}, el("span", {}, text), button ?? ""));
  clearTimeout(timer);
  timer = setTimeout(close, SHOWN_MS);
}
