import { el } from "./dom.js";
import { say } from "./texts.js";

const model = document.body.dataset.llmModel;

/** Build the generated text above the passages: asked for once, then kept with the turn. */
export function written({ question, history, answer }, keep) {
  const node = el("section", { class: "written", "aria-label": say("written") });
  const show = (found) => node.replaceChildren(...parts(found, answer.passages));
  node.append(el("p", { class: "muted" }, say("writing", { model })));
  if (answer.written) show(answer.written);
  else ask().then(show, () => node.remove());
  return node;

  async function ask() {
    const response = await fetch("/api/v1/synthesis", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, history }),
    });
    if (!response.ok) throw new Error(response.statusText);
    answer.written = await response.json();
    keep();
    return answer.written;
  }
}

function parts({ sentences, problem }, passages) {
  if (sentences.length === 0) return [el("p", { class: "muted" }, problem || say("written_none", { model }))];
  const text = sentences.flatMap(({ text, passages: ranks }) => [`${text} `, ...ranks.map(cite), " "]);
  return [el("p", {}, text), el("p", { class: "muted" }, say("written_by", { model }))];

  function cite(rank) {
    return el("a", { href: passages[rank - 1]?.citation.url }, `[${rank}]`);
  }
}
