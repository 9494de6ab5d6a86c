import { card, finished, RATINGS } from "./card.js";
import { el } from "./dom.js";
import { learning } from "./learning.js";
import { panel } from "./panel.js";
import { say } from "./texts.js";

const MAX_SKIPPED = 150; // keys in one address; a server takes 4,000 characters
const $ = (id) => document.getElementById(id);
const skipped = [];
let shown = null;
let rated = null; // the card that was rated last, with its number of ratings since

panel($("panel"));

/** Show a card, by default the one that is to be answered now, or that there is none. */
async function next(wanted = "") {
  $("card").setAttribute("aria-busy", "true");
  const scope = new URLSearchParams(location.search);
  const query = new URLSearchParams([...scope, ["skip", skipped.slice(-MAX_SKIPPED).join(",")], ["card", wanted]]);
  const response = await fetch(`/api/study?${query}`).catch(() => null);
  if (!response?.ok) return failed(response, () => next(wanted));
  const sitting = await response.json();
  shown = sitting.card
    ? card(sitting.card, { onRate: rate, onSkip: skip })
    : finished(sitting, { skipped: skipped.length, onAgain: unskip, hasScope: [...scope.values()].some(Boolean) });
  $("card").replaceChildren(...shown.parts);
  $("card").removeAttribute("aria-busy");
  $("learning").replaceChildren(...learning(sitting));
  shown.focus();
}

/** Store a rating, then show the next card. A rating that was not stored stays on the screen. */
async function rate(rating, { key, reviews }) {
  if (isBusy()) return; // a key that is pressed twice rates once
  $("card").setAttribute("aria-busy", "true");
  const response = await post("/api/study", { key, rating, reviews });
  rated = null;
  $("told").textContent = "";
  if (response?.status === 409) $("told").textContent = say("study_elsewhere");
  else if (!response?.ok) return failed(response, () => rate(rating, { key, reviews }));
  else offerUndo(rating, { key, reviews: reviews + 1 });
  await next();
}

function offerUndo(rating, card) {
  rated = card;
  const button = el("button", { class: "quiet", type: "button", "aria-keyshortcuts": "u", onclick: undo }, say("undo"));
  button.append(el("kbd", { "aria-hidden": "true" }, "U"));
  $("told").replaceChildren(`${say("study_rated", { rating: say(`study_rate_${RATINGS[rating - 1]}`) })} `, button);
}

/** Take back the last rating and show its card again. */
async function undo() {
  if (!rated || isBusy()) return;
  $("card").setAttribute("aria-busy", "true");
  const response = await post("/api/study/undo", rated);
  const { key } = rated;
  $("told").textContent = "";
  if (response?.status === 409) $("told").textContent = say("study_elsewhere");
  else if (!response?.ok) return failed(response, undo);
  rated = null;
  await next(key);
}

function post(address, body) {
  const headers = { "Content-Type": "application/json" };
  return fetch(address, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => null);
}

function skip({ key }) {
  if (isBusy()) return;
  skipped.push(key);
  next();
}

function unskip() {
  skipped.length = 0;
  next();
}

function isBusy() {
  return $("card").hasAttribute("aria-busy");
}

/** Say what went wrong, with a button that tries again; the card stays as it is. */
async function failed(response, retry) {
  const problem = await response?.json().catch(() => null);
  const again = () => {
    $("told").textContent = "";
    retry();
  };
  const button = el("button", { type: "button", onclick: again }, say("study_retry"));
  $("card").removeAttribute("aria-busy");
  $("told").replaceChildren(`${problem?.detail ?? say("study_offline")} `, button);
}

/** The keys of the page. Where a field or a button has the focus, its own keys come first. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, select, textarea, dialog")) return;
  if (event.key === " " && event.target.closest("button, summary")) return;
  if (event.key === "u") undo();
  else if (shown?.press(event.key)) event.preventDefault();
});

next();
