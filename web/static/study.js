import { card, finished } from "./card.js";
import { el } from "./dom.js";
import { learning } from "./learning.js";
import { panel } from "./panel.js";
import { say } from "./texts.js";

const MAX_SKIPPED = 150; // keys in one address; a server takes 4,000 characters
const $ = (id) => document.getElementById(id);
const skipped = [];
let shown = null;

panel($("panel"));

/** Show the card that is to be answered now, or that there is none. */
async function next() {
  $("card").setAttribute("aria-busy", "true");
  const scope = new URLSearchParams(location.search);
  const query = new URLSearchParams([...scope, ["skip", skipped.slice(-MAX_SKIPPED).join(",")]]);
  const response = await fetch(`/api/study?${query}`).catch(() => null);
  if (!response?.ok) return failed(response, next);
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
  const response = await fetch("/api/study", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key, rating, reviews }),
  }).catch(() => null);
  $("told").textContent = "";
  if (response?.status === 409) $("told").textContent = say("study_elsewhere");
  else if (!response?.ok) return failed(response, () => rate(rating, { key, reviews }));
  await next();
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
  if (shown?.press(event.key)) event.preventDefault();
});

next();
