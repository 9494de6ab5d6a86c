import { growing } from "./around.js";
import { answerUrl, cited, placeOf } from "./cited.js";
import { copyButton } from "./copy.js";
import { el, rendered } from "./dom.js";
import { say } from "./texts.js";
import { withoutNumber } from "./titles.js";
import { votes } from "./votes.js";

const FOLDED_LINES = 5; // of a folded passage; one or two lines more are shown without a fold
let passages = 0;

/** Build a passage with its citation, its text and its buttons. `folded` shows only the first lines. */
export function passage(found, { folded, question, history }) {
  const { citation, rank, kind } = found;
  let shown = { ...found, start_line: citation.start_line, end_line: citation.end_line };
  const body = rendered(found.html);
  body.id = `passage-${++passages}`;
  const place = el("span", { class: "place" }, placeOf(citation));
  const chip = el(
    "a",
    { class: "cite", href: citation.url, "data-source": citation.source, title: say("open_source") },
    el("span", { class: "number" }, String(rank)),
    place,
  );
  const whole = el("a", { class: "quiet read", href: answerUrl(citation.url) }, say("whole_answer"));
  const vote = votes(question, history, citation);
  const actions = el(
    "span",
    { class: "actions" },
    growing(found, body, grow),
    whole,
    copyButton(say("copy"), () => shown.text),
    copyButton(say("copy_cited"), () => cited({ ...citation, ...lines(shown) }, shown)),
    vote.buttons,
  );
  const node = el(
    "section",
    { class: `passage ${kind}`, "aria-label": `[${rank}] ${place.textContent}` },
    el("header", {}, chip, editorLink(citation), headingPath(citation.heading_path)),
    found.also_in?.length ? alsoIn(found.also_in) : null,
    citation.verified ? null : el("p", { class: "warning", role: "alert" }, say("changed")),
    body,
    el("footer", {}, el("span", { class: "what" }, whatOf(found)), vote.status, actions),
    vote.note,
  );
  if (folded && citation.end_line - citation.start_line + 1 > FOLDED_LINES + 2) fold(node, body, shown);
  return node;

  function grow(part) {
    shown = part;
    node.unfold?.();
    place.textContent = placeOf({ ...citation, ...lines(part) });
    chip.href = citation.url.replace(/lines=.*/, `lines=${part.start_line}-${part.end_line}`);
  }
}

function lines({ start_line, end_line }) {
  return { start_line, end_line };
}

function editorLink({ editor_url: url }) {
  return url && el("a", { class: "quiet editor", href: url }, say("open_editor"));
}

function alsoIn(places) {
  const links = places.map((place) =>
    el(
      "a",
      { class: "cite", href: place.url, "data-source": place.source },
      el("span", { class: "place" }, placeOf(place)),
    ),
  );
  return el("p", { class: "also" }, `${say("also_in")} `, links);
}

function headingPath(path) {
  const titles = path.map(withoutNumber);
  return el(
    "p",
    { class: "path" },
    titles.map((title, i) => el(i === titles.length - 1 ? "strong" : "span", {}, title)),
  );
}

function whatOf({ kind, language, header, citation }) {
  const name = citation.heading_path.at(-1);
  const above = header && say("header", { lines: `${header.start_line}-${header.end_line}` });
  return [language, kind === "code" && name !== citation.question && name, above].filter(Boolean).join(" · ");
}

function fold(node, body, { start_line: start, end_line: end }) {
  const button = el("button", { class: "quiet", type: "button", "aria-controls": body.id });
  const show = (open) => {
    node.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? say("fold") : say("unfold", { lines: end - start + 1 });
  };
  button.addEventListener("click", () => show(node.classList.contains("folded")));
  node.querySelector(".actions").prepend(button);
  node.unfold = () => show(true);
  show(false);
}
