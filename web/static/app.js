import { filterQuestions } from "./browse.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { keep } from "./conversations.js";
import { drawer } from "./drawer.js";
import { panel } from "./panel.js";
import { Suggestions } from "./suggest.js";
import { say } from "./texts.js";
import { turn } from "./turn.js";

const $ = (id) => document.getElementById(id);
const connection = new Connection();
new Suggestions($("question"), (text) => composer.ask(text)); // before the composer: it handles Enter and Escape first
const composer = new Composer($("ask"), ask);
const source = panel($("panel"));
let conversation = begin();

function begin() {
  return { id: `${Date.now()}-${Math.random().toString(36).slice(2)}`, title: "", at: "", turns: [], asked: [] };
}

/** Add a question to the page and return what fills in its answer. */
function put(question, history) {
  const placed = turn(question, history, () => askLiterally(placed, question, history));
  document.body.classList.remove("empty");
  composer.placeholder = say("placeholder_next");
  $("log").append(placed.node);
  return placed;
}

async function ask(question) {
  const current = conversation; // the user may open another one before the answer arrives
  const history = [...current.asked];
  current.asked.push(question);
  const { node, answered, failed } = put(question, history);
  node.scrollIntoView({ block: "start" });
  try {
    const answer = await connection.ask(question, history);
    answered(answer);
    current.turns.push({ question, answer });
    store(current);
  } catch (error) {
    current.asked = current.asked.filter((asked) => asked !== question);
    failed(error.message, () => {
      node.remove();
      ask(question);
    });
  }
}

/** Replace the answer of a question by the one with the words that were left out. */
async function askLiterally({ answered, failed }, question, history) {
  const current = conversation;
  try {
    const answer = await connection.ask(question, history, { literal: true });
    answered(answer);
    current.turns.findLast((kept) => kept.question === question).answer = answer;
    store(current);
    composer.focus();
  } catch (error) {
    failed(error.message, () => askLiterally({ answered, failed }, question, history));
  }
}

function store({ id, turns }) {
  keep({ id, title: turns[0].question, at: new Date().toISOString(), turns });
}

function clear() {
  conversation = begin();
  $("log").replaceChildren();
  source.close();
  document.body.classList.add("empty");
  composer.placeholder = say("placeholder");
  if (location.search) window.history.replaceState(null, "", "/");
  scrollTo(0, 0);
  composer.focus();
}

function open(kept) {
  clear();
  conversation = { ...kept, asked: kept.turns.map(({ question }) => question) };
  for (const [i, { question, answer }] of kept.turns.entries()) {
    put(question, conversation.asked.slice(0, i)).answered(answer);
  }
  $("log").lastElementChild?.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-ask]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  composer.ask(link.dataset.ask);
  composer.focus();
});
/** With an empty question field, Ctrl+Z undoes what the last answer left out. */
document.addEventListener("keydown", (event) => {
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  const button = $("log").lastElementChild?.querySelector(".excluded button");
  if (!undo || !button || composer.value) return;
  event.preventDefault();
  button.click();
});
$("new-topic").addEventListener("click", clear);
filterQuestions($("filter"), $("questions"), $("filter-none"));
drawer($("conversations"), { onOpen: open, onDelete: (id) => id === conversation.id && clear() });

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

const asked = new URLSearchParams(location.search).get("q")?.trim();
if (asked) composer.ask(asked.slice(0, $("question").maxLength));
composer.focus();
