import { around, swap } from "./around.js";
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
  const shown = { text: found.text, start: citation.start_line, end: citation.end_line };
  const body = rendered(found.html);
  body.id = `passage-${++passages}`;
  const place = el("span", { class: "place" }, placeOf(citation.source, shown));
  const chip = el(
    "a",
    { class: "cite", href: citation.url, "data-source": citation.source, title: say("open_source") },
    el("span", { class: "number" }, String(rank)),
    place,
  );
  const vote = votes(question, history, citation);
  const actions = el(
    "span",
    { class: "actions" },
    moreButton(),
    copyButton(say("copy"), () => shown.text),
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
  if (folded && shown.end - shown.start + 1 > FOLDED_LINES + 2) fold(node, body, shown);
  return node;

  function moreButton() {
    const button = el("button", { class: "quiet", type: "button", "aria-controls": body.id }, say("more"));
    button.addEventListener("click", async () => {
      const marks = found.highlights;
      const mark = marks.length ? [marks[0][0], marks.at(-1)[1]] : [citation.start_line, citation.end_line];
      try {
        const { larger } = await around(citation.source, shown.start, shown.end, mark);
        if (!larger) return button.remove();
        swap(body, larger);
        node.unfold?.();
        Object.assign(shown, { text: larger.text, start: larger.start_line, end: larger.end_line });
        place.textContent = placeOf(citation.source, shown);
        chip.href = citation.url.replace(/lines=.*/, `lines=${shown.start}-${shown.end}`);
        if (!larger.more) button.remove();
      } catch {
        button.textContent = say("more_failed");
      }
    });
    return button;
  }
}

function placeOf(source, { start, end }) {
  return `${source}:${start}-${end}`;
}

function editorLink({ editor_url: url }) {
  return url && el("a", { class: "quiet editor", href: url }, say("open_editor"));
}

function alsoIn(places) {
  const links = places.map(({ source, start_line: start, end_line: end, url }) =>
    el(
      "a",
      { class: "cite", href: url, "data-source": source },
      el("span", { class: "place" }, placeOf(source, { start, end })),
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

function fold(node, body, shown) {
  const button = el("button", { class: "quiet", type: "button", "aria-controls": body.id });
  const show = (open) => {
    node.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? say("fold") : say("unfold", { lines: shown.end - shown.start + 1 });
  };
  button.addEventListener("click", () => show(node.classList.contains("folded")));
  node.querySelector(".actions").prepend(button);
  node.unfold = () => show(true);
  show(false);
}
