import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { subjectChip } from "./subject.js";
import { say } from "./texts.js";

// The chat in a frame of another page, which loads widget.js. The two tell each other what happens by messages; only
// pages of the origins that the server lists are heard.
const $ = (id) => document.getElementById(id);
const origins = [location.origin, ...document.body.dataset.origins.split(" ")];
let host = null; // the origin of the page around, once it has said something

const chat = new Chat($("log"), new Connection());
const composer = new Composer($("ask"), (question) => {
  tell("ask", { question });
  chat.ask(question);
});
subjectChip($("subject"), chat, () => composer.focus());

function tell(type, detail = {}) {
  if (host) parent.postMessage({ type, detail }, host);
}

addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || !origins.includes(origin)) return;
  host = origin;
  if (data.theme) document.documentElement.dataset.theme = data.theme;
  if (data.question) composer.value = data.question.slice(0, $("question").maxLength);
  if (data.focus) composer.focus();
});
chat.addEventListener("change", () => (composer.placeholder = say("placeholder_next")));
chat.addEventListener("answer", ({ detail: { question, answer } }) =>
  tell("answered", { question, verdict: answer.verdict, citations: answer.passages.map(({ citation }) => citation) }),
);
document.addEventListener("click", (event) => {
  const source = event.target.closest("a.cite, a.read");
  const asks = event.target.closest("[data-ask]");
  if (source) tell("source", { url: source.href });
  if (!asks) return;
  event.preventDefault();
  composer.ask(asks.dataset.ask);
});
document.addEventListener("copied", ({ detail }) => tell("copy", detail));
document.addEventListener("voted", ({ detail }) => tell("feedback", detail));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !composer.value) tell("close");
});
