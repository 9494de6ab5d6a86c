import { notify } from "./notice.js";
import { keep, recall } from "./session.js";
import { say } from "./texts.js";

const DRAFT = "citewell.draft";

/**
 * The question field. Enter asks, Shift+Enter starts a line, Up and Down recall questions, Esc twice clears, / and
 * Ctrl+K focus. What was typed and not asked survives a reload, and the recall of earlier questions.
 */
export class Composer {
  #form;
  #field;
  #onAsk;
  #draft = ""; // what was typed before an earlier question was recalled
  #back = 0; // which question is recalled, counted from the last; 0 for the draft
  #escaped = false;
  asked = [];

  constructor(form, onAsk) {
    this.#form = form;
    this.#onAsk = onAsk;
    this.#field = form.querySelector("textarea");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = this.#field.value.trim();
      if (question) this.ask(question);
      else this.focus();
    });
    this.#field.addEventListener("input", () => {
      this.#fit();
      this.#keepDraft();
    });
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("keydown", (event) => this.#shortcut(event));
    this.value = recall(DRAFT);
  }

  ask(question) {
    this.value = "";
    this.#keepDraft();
    this.#onAsk(question);
  }

  get value() {
    return this.#field.value;
  }

  set value(text) {
    this.#field.value = text;
    this.#fit();
    this.#field.dispatchEvent(new Event("change"));
  }

  set placeholder(text) {
    this.#field.placeholder = text;
    this.#fit();
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  #key(event) {
    if (event.isComposing) return;
    const escaped = this.#escaped;
    this.#escaped = event.key === "Escape" && Boolean(this.value);
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === "Escape" && escaped) {
      this.value = "";
      this.#keepDraft();
    } else if (event.key === "Escape" && this.value) {
      notify(say("escape_again"));
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      this.#recall(event);
    }
  }

  /** Show the question before or after the one that is shown, when the cursor cannot go further that way. */
  #recall(event) {
    const { value, selectionStart: start, selectionEnd: end } = this.#field;
    const up = event.key === "ArrowUp";
    const back = this.#back + (up ? 1 : -1);
    const further = up ? value.slice(0, start) : value.slice(end);
    if (further.includes("\n") || back < 0 || back > this.asked.length) return;
    event.preventDefault();
    if (this.#back === 0) this.#draft = value;
    this.#back = back;
    this.value = back ? this.asked.at(-back) : this.#draft;
  }

  #keepDraft() {
    this.#back = 0;
    keep(DRAFT, this.value);
  }

  #shortcut(event) {
    const typing = event.target.closest?.("input, textarea, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !k) return;
    event.preventDefault();
    this.focus();
    this.#field.select();
  }

  #fit() {
    this.#field.style.height = "";
    if (this.#field.value) this.#field.style.height = `${this.#field.scrollHeight}px`;
  }
}
