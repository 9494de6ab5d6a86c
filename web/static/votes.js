import { el } from "./dom.js";
import { say } from "./texts.js";

/** Build the vote buttons of a passage. A vote is sent at once; the form for a note appears after it. */
export function votes(question, history, citation) {
  const place = { question, history, source: citation.source, lines: [citation.start_line, citation.end_line] };
  const status = el("span", { class: "kept", role: "status" });
  const buttons = ["up", "down"].map((vote) =>
    el("button", {
      class: `quiet icon vote ${vote}`,
      type: "button",
      "data-vote": vote,
      "aria-pressed": "false",
      "aria-label": say(`vote_${vote}`),
      title: say(`vote_${vote}`),
    }),
  );
  const note = el(
    "form",
    { class: "note", hidden: true },
    el("input", {
      type: "text",
      maxlength: document.body.dataset.maxNoteChars,
      "aria-label": say("note"),
      placeholder: say("note"),
    }),
    el("button", { type: "submit" }, say("note_send")),
  );

  async function send(vote, text = "") {
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...place, vote, note: text }),
    }).catch(() => null);
    if (response?.ok) status.dispatchEvent(new CustomEvent("voted", { bubbles: true, detail: { vote, citation } }));
    status.textContent = response?.ok ? say("vote_kept") : say("vote_lost");
    return Boolean(response?.ok);
  }

  for (const button of buttons) {
    button.addEventListener("click", async () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      note.dataset.vote = button.dataset.vote;
      if (await send(button.dataset.vote)) note.hidden = false;
    });
  }
  note.addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = note.querySelector("input");
    if (field.value.trim() && (await send(note.dataset.vote, field.value.trim()))) {
      note.hidden = true;
      field.value = "";
      buttons.find((button) => button.getAttribute("aria-pressed") === "true").focus();
    }
  });
  return { buttons, status, note };
}
