/** The question field. Enter asks, Shift+Enter starts a line, Up recalls a question, Esc clears, / and Ctrl+K focus. */
export class Composer {
  #form;
  #field;
  #onAsk;
  #asked = [];
  #recalled = 0;

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
    this.#field.addEventListener("input", () => this.#fit());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("keydown", (event) => this.#shortcut(event));
  }

  ask(question) {
    this.value = "";
    this.#asked.push(question);
    this.#recalled = this.#asked.length;
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
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === "Escape") {
      this.value = "";
    } else if (event.key === "ArrowUp" && this.#recallable()) {
      event.preventDefault();
      this.#recalled -= 1;
      this.value = this.#asked[this.#recalled];
    }
  }

  #recallable() {
    return this.#recalled > 0 && (this.value === "" || this.value === this.#asked[this.#recalled]);
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
