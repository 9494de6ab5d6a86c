import { around } from "./around.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { passage } from "./passage.js";
import { say } from "./texts.js";
import { withoutNumber } from "./titles.js";
import { answerUrl } from "./urls.js";

/**
 * Build a question with a place for its answer, which is filled in later without moving what is above.
 * `askLiterally` asks the question again, with the words that were left out.
 */
export function turn(question, history, askLiterally) {
  const result = el("div", { class: "result" }, el("p", { class: "searching muted" }, say("searching")));
  const share = copyButton(say("share"), () => `${location.origin}/?q=${encodeURIComponent(question)}`);
  const heading = el("h2", { class: "asked" }, question);
  const node = el(
    "article",
    { class: "turn", "aria-busy": "true" },
    el("div", { class: "asked-row" }, heading, share),
    result,
  );
  const fill = (...children) => {
    result.replaceChildren(...children.filter(Boolean));
    node.removeAttribute("aria-busy");
  };
  return {
    node,
    answered: (answer) => fill(...answerParts(answer, history, askLiterally)),
    failed: (message, retry) =>
      fill(
        el(
          "div",
          { class: "verdict failed" },
          el("h3", {}, say("failed")),
          el("p", {}, message),
          el("button", { type: "button", onclick: retry }, say("retry")),
        ),
      ),
  };
}

function answerParts(answer, history, askLiterally) {
  const { question, query, verdict, passages, related_questions: related } = answer;
  const covered = verdict !== "not_covered";
  return [
    query !== question && el("p", { class: "searched muted" }, `${say("searched")} `, el("q", {}, query)),
    answer.excluded && excludedNote(answer.excluded, askLiterally),
    verdict === "answered" ? null : verdictNote(verdict, related),
    ...passages.map((found, i) => passage(found, { folded: i > 0, question, history })),
    covered && passages.length > 0 && siblings(passages[0]),
    covered && related.length > 0 && relatedQuestions(related, say("related")),
  ];
}

function excludedNote(excluded, askLiterally) {
  const words = excluded.map((word) => `“${word}”`).join(", ");
  return el(
    "p",
    { class: "excluded" },
    el("span", {}, say("excluded", { words })),
    el(
      "button",
      {
        class: "quiet",
        type: "button",
        "aria-keyshortcuts": "Control+Z",
        title: say("undo_key"),
        onclick: askLiterally,
      },
      say("excluded_undo"),
    ),
  );
}

function verdictNote(verdict, related) {
  return el(
    "div",
    { class: `verdict ${verdict}` },
    el("h3", {}, say(`${verdict}_title`)),
    el("p", {}, say(`${verdict}_why`)),
    verdict === "not_covered" && related.length > 0 && relatedQuestions(related, say("not_covered_nearest")),
  );
}

function relatedQuestions(related, title) {
  return el(
    "nav",
    { class: "related", "aria-label": title },
    el("p", { class: "label" }, title),
    el(
      "ul",
      {},
      related.map(({ title, url }) =>
        el("li", {}, el("a", { class: "read", href: answerUrl(url) }, withoutNumber(title))),
      ),
    ),
  );
}

/** Build links to the definitions beside the one that answers, below the answer, where they move nothing. */
function siblings({ citation }) {
  const node = el("nav", { class: "siblings", "aria-label": say("siblings"), hidden: true });
  around(citation.source, citation.start_line, citation.end_line)
    .then(({ siblings: names }) => {
      node.hidden = names.length === 0;
      node.append(
        el("p", { class: "label" }, say("siblings")),
        el(
          "ul",
          { class: "examples" },
          names.map((name) =>
            el("li", {}, el("a", { href: `/?q=${encodeURIComponent(name)}`, "data-ask": name }, name)),
          ),
        ),
      );
    })
    .catch(() => node.remove());
  return node;
}
