import { el } from "./dom.js";
import { say } from "./texts.js";

/** Show above the question field what the next question is about, to be changed or removed. */
export function subjectChip(node, chat, onDone) {
  chat.addEventListener("change", show);

  function show() {
    const { subject } = chat;
    node.hidden = !subject;
    const text = el(
      "button",
      { class: "quiet text", type: "button", title: say("subject_edit"), onclick: edit },
      subject,
    );
    const remove = el("button", { class: "quiet", type: "button", "aria-label": say("subject_remove") }, "✕");
    remove.addEventListener("click", () => set([]));
    node.replaceChildren(el("span", {}, say("subject")), text, remove);
  }

  function edit() {
    const field = el("input", { type: "text", "aria-label": say("subject_edit"), maxlength: 200 });
    field.value = chat.subject.slice(0, 200);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") set(field.value.trim() ? [field.value.trim()] : []);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    node.replaceChildren(el("span", {}, say("subject")), field);
    field.focus();
  }

  function set(context) {
    chat.context = context;
    close();
  }

  function close() {
    show();
    onDone();
  }
}
