import { filterQuestions } from "./browse.js";
import { Chat } from "./chat.js";
import { answerUrl } from "./cited.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { idle } from "./dom.js";
import { Drawer } from "./drawer.js";
import { notify } from "./notice.js";
import { panel } from "./panel.js";
import { remember, rememberPlaces, returnToPlace } from "./places.js";
import { keep } from "./session.js";
import { onChange, read, saveTurn } from "./store.js";
import { subjectChip } from "./subject.js";
import { Suggestions } from "./suggest.js";
import { say } from "./texts.js";

const $ = (id) => document.getElementById(id);
const connection = new Connection();
const chat = new Chat($("log"), connection);
const source = panel($("panel"), connection);
new Suggestions($("question"), (text) => composer.ask(text), source.openOrGo); // first: it handles Enter and Escape
const composer = new Composer($("ask"), (question) => ask(question));
const drawer = new Drawer({ onOpen: (id) => visit(`/c/${id}`), onDelete: left });
subjectChip($("subject"), chat, () => composer.focus());

/** Ask a question. The first one gives the conversation its address. */
function ask(question, context) {
  if (!chat.id) remember();
  chat.ask(question, context);
  const address = `/c/${chat.id}`;
  if (location.search) window.history.replaceState(null, "", address);
  else if (location.pathname !== address) window.history.pushState(null, "", address);
}

/** Go to an address of this page: a conversation, or the start page. */
async function visit(address) {
  remember();
  if (location.pathname !== address) window.history.pushState(null, "", address);
  await showAddress();
}

/** Show what the address says, where it was left. */
async function showAddress() {
  const [, id] = location.pathname.match(/^\/c\/(.+)/) ?? [];
  const stored = id ? await read(id) : null;
  if (id && !stored) {
    window.history.replaceState(null, "", "/");
    notify(say("conversation_unknown"));
  }
  source.close();
  chat.show(stored ?? undefined);
  if (!returnToPlace()) scrollTo({ top: stored ? document.body.scrollHeight : 0, behavior: "instant" });
  composer.focus();
}

/** Show the start page instead of a conversation that was deleted here or in another tab. */
function left(id) {
  if (id !== chat.id) return;
  window.history.replaceState(null, "", "/");
  showAddress();
}

chat.addEventListener("change", () => {
  document.body.classList.toggle("empty", !chat.id);
  composer.placeholder = say(chat.id ? "placeholder_next" : "placeholder");
  composer.asked = chat.turns.map(({ question }) => question);
  keep("citewell.address", chat.id ? `/c/${chat.id}` : "/"); // for the way back from the page of a source
});
chat.addEventListener("answer", ({ detail }) => {
  if (detail.answer.opens) source.openOrGo(answerUrl(detail.answer.opens.url), $("question"));
});
onChange(async (id) => {
  drawer.show();
  if (id !== chat.id) return;
  const stored = await read(id);
  if (stored) return chat.merge(stored);
  left(id);
  notify(say("deleted_elsewhere"));
});
addEventListener("popstate", () => location.pathname !== `/c/${chat.id}` && showAddress());

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-ask]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  composer.ask(link.dataset.ask);
  composer.focus();
});
/** With an empty question field, Ctrl+Z undoes what was made of the last question: words left out or respelled. */
document.addEventListener("keydown", (event) => {
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  const button = $("log").lastElementChild?.querySelector(".undo");
  if (!undo || !button || composer.value) return;
  event.preventDefault();
  button.click();
});
$("log").addEventListener("click", (event) => event.target.closest(".undo") && composer.focus());
$("conversations").addEventListener("click", () => drawer.open());
$("new-topic").addEventListener("click", () => visit("/"));
filterQuestions($("filter"), $("questions"), $("filter-none"));

function showConnection() {
  $("connection").dataset.state = connection.state;
  delete $("connection").dataset.progress;
  $("connection").textContent = say(`connection_${connection.state}`);
}
connection.addEventListener("change", showConnection);
showConnection();

/** Show that notes are ingested again. The text changes at the start and the end only, for screen readers. */
connection.addEventListener("news", ({ detail }) => {
  const reading = detail.type === "ingest" && !detail.failed;
  const said = say(reading ? "reading" : detail.failed ? "reading_failed" : "reading_done");
  if ($("connection").textContent !== said) $("connection").textContent = said;
  if (reading && detail.total) $("connection").dataset.progress = `${Math.floor((100 * detail.done) / detail.total)} %`;
  else delete $("connection").dataset.progress;
});

rememberPlaces();
const parameters = new URLSearchParams(location.search);
const asked = parameters.get("q")?.trim();
if (asked) ask(asked.slice(0, $("question").maxLength), parameters.getAll("after"));
else await showAddress();
composer.focus();
await idle();
// without the server, they are taken over the next time
await import("./earlier-storage.js").then(({ takeOver }) => takeOver(saveTurn)).catch(() => {});
