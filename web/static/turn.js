import { around } from "./around.js";
import { answerUrl } from "./cited.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { passage } from "./passage.js";
import { say } from "./texts.js";
import { withoutNumber } from "./titles.js";

const MAX_HEADING_CHARS = 300; // of a question that is shown as a heading; longer ones and pasted code scroll in a box
const SURE = Number(document.body.dataset.sure); // the confidence from which on an answer is said to answer

// Most servers have no language model: their pages do not load what shows its text.
const { written } = document.body.dataset.llmModel ? await import("./written.js") : {};

/** A question with its answer, which is filled in later without moving what is above. */
export class TurnView {
  #turn;
  #again;
  #keep;
  #result = el("div", { class: "result" });
  #row = el("div", { class: "asked-row" });

  /** `again` changes the turn, such as its question, and asks it once more; `keep` stores what was added to it. */
  constructor(turn, again, keep) {
    this.#turn = turn;
    this.#again = again;
    this.#keep = keep;
    this.node = el("article", { class: "turn" }, this.#row, this.#result);
    this.#showQuestion();
  }

  /** Show the turn as it is now; while it has no answer, `text` says what is waited for. */
  show(text = "") {
    const { answer, question } = this.#turn;
    if (this.#row.querySelector(".asked")?.textContent !== question) this.#showQuestion();
    if (answer) this.#fill(answerParts(this.#turn, this.#again, this.#keep));
    else this.#fill([el("p", { class: "searching muted" }, text)], true);
  }

  /** Say what is waited for, if something is. */
  waiting(text) {
    const line = this.#result.querySelector(".searching");
    if (line) line.textContent = text;
  }

  fail(message, retry) {
    const button = el("button", { type: "button", onclick: retry }, say("retry"));
    const title = el("h3", {}, say("failed"));
    this.#fill([el("div", { class: "verdict failed" }, title, el("p", {}, message), button)]);
  }

  #fill(parts, busy = false) {
    this.#result.replaceChildren(...parts.filter(Boolean));
    if (busy) this.node.setAttribute("aria-busy", "true");
    else this.node.removeAttribute("aria-busy");
  }

  #showQuestion() {
    const edit = el("button", { class: "quiet", type: "button", onclick: () => this.#edit() }, say("edit"));
    const share = copyButton(say("share"), () => linkTo(this.#turn));
    const buttons = el("span", { class: "actions" }, edit, share);
    this.#row.replaceChildren(heading(this.#turn.question), buttons);
  }

  #edit() {
    const field = el("textarea", { class: "edited", rows: 2, "aria-label": say("edit_label") });
    const ask = el("button", { type: "submit" }, say("retry"));
    const cancel = el("button", { class: "quiet", type: "button" }, say("cancel"));
    const close = () => {
      this.#showQuestion();
      this.#row.querySelector("button").focus();
    };
    const form = el("form", { class: "edit" }, field, ask, cancel);
    cancel.addEventListener("click", close);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      else if (event.key === "Enter" && !event.shiftKey && event.target === field) form.requestSubmit();
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = field.value.trim();
      if (question) this.#again({ question, options: {} });
      close();
    });
    field.maxLength = document.getElementById("question").maxLength;
    field.value = this.#turn.question;
    this.#row.replaceChildren(el("h2", { class: "unseen" }, this.#turn.question), form);
    field.focus();
  }
}

function heading(question) {
  const isPasted = question.length > MAX_HEADING_CHARS || question.split("\n").length > 3;
  return el("h2", isPasted ? { class: "asked pasted", tabindex: 0 } : { class: "asked" }, question);
}

/** Return the address at which a question is asked in its context. */
function linkTo({ question, history, answer }) {
  const link = new URL("/", location.origin);
  link.searchParams.set("q", question);
  const context = answer ? [answer.subject].filter(Boolean) : history;
  for (const earlier of context) link.searchParams.append("after", earlier);
  return link.href;
}

function answerParts({ answer, history }, again, keep) {
  const { question, query, passages, related_questions: related, reply } = answer;
  if (reply) return replyParts(reply);
  return [
    query !== question && el("p", { class: "searched muted" }, `${say("searched")} `, el("q", {}, query)),
    answer.repaired && repairedNote(answer.repaired, () => again({ options: { as_typed: true } })),
    answer.excluded && excludedNote(answer.excluded, () => again({ options: { literal: true } })),
    ...(answer.notices ?? []).map((notice) => el("p", { class: "notice" }, notice)),
    answer.opens && el("p", { class: "opens" }, questionLink(answer.opens)),
    verdictNote(answer),
    written && passages.length > 0 && written({ question, history, answer }, keep),
    ...passages.map((found, i) => passage(found, { folded: i > 0, question, history })),
    passages.length > 0 && siblings(answer, keep),
    related.length > 0 && questionList(related, say(passages.length ? "related" : "not_covered_nearest")),
  ];
}

function replyParts({ text, suggestions, questions, study }) {
  return [
    el("p", { class: "reply" }, text),
    study !== undefined && el("p", {}, el("a", { href: `/study?q=${encodeURIComponent(study)}` }, say("study_start"))),
    questions.length > 0 && questionList(questions, say("all_questions")),
    el("ul", { class: "examples", "aria-label": say("examples") }, suggestions.map(askItem)),
  ];
}

function verdictNote({ verdict, confidence }) {
  const name = verdict !== "answered" ? verdict : confidence >= SURE ? "answers" : "probably_answers";
  const why = verdict === "answered" ? null : el("p", {}, say(`${verdict}_why`));
  return el("div", { class: `verdict ${name}` }, el("h3", {}, say(name)), why);
}

function repairedNote(repaired, onclick) {
  const words = repaired.map(({ typed }) => `“${typed}”`).join(", ");
  return el("p", { class: "repaired" }, undoButton(say("repaired_undo", { words }), onclick));
}

function excludedNote(excluded, onclick) {
  const words = excluded.map((word) => `“${word}”`).join(", ");
  const left = el("span", {}, say("excluded", { words }));
  return el("p", { class: "excluded" }, left, undoButton(say("excluded_undo"), onclick));
}

function undoButton(label, onclick) {
  const key = { "aria-keyshortcuts": "Control+Z", title: say("undo_key") };
  return el("button", { class: "quiet undo", type: "button", ...key, onclick }, label);
}

function questionList(questions, title) {
  const items = questions.map((question) => el("li", {}, questionLink(question)));
  return el("nav", { class: "related", "aria-label": title }, el("p", { class: "label" }, title), el("ul", {}, items));
}

function questionLink({ title, url }) {
  return el("a", { class: "read", href: answerUrl(url) }, withoutNumber(title));
}

function askItem(text) {
  return el("li", {}, el("a", { href: `/?q=${encodeURIComponent(text)}`, "data-ask": text }, text));
}

/** Build links to the definitions beside the one that answers, below the answer, where they move nothing. */
function siblings(answer, keep) {
  const node = el("nav", { class: "siblings", "aria-label": say("siblings"), hidden: true });
  const show = (names) => {
    node.hidden = names.length === 0;
    const title = el("p", { class: "label" }, say("siblings"));
    node.append(title, el("ul", { class: "examples" }, names.map(askItem)));
  };
  if (answer.siblings) show(answer.siblings);
  else findSiblings(answer.passages[0].citation).then(show, () => node.remove());
  return node;

  async function findSiblings({ source, start_line: start, end_line: end }) {
    answer.siblings = (await around(source, start, end)).siblings;
    keep(); // so that a reload shows the turn as high as it was
    return answer.siblings;
  }
}
