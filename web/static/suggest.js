import { el } from "./dom.js";
import { say } from "./texts.js";

const PAUSE_MS = 90; // without a keystroke, before the server is asked
const MIN_CHARS = 2;

/**
 * Suggestions below the question field. The arrow keys choose one, Esc closes the list, and Enter takes the chosen one:
 * a question opens with its whole answer, a definition is asked for.
 */
export class Suggestions {
  #field;
  #list;
  #count; // tells screen readers that the list opened: a textarea has no role for that
  #onAsk;
  #onOpen;
  #timer = 0;
  #request = null;
  #chosen = -1;

  constructor(field, onAsk, onOpen) {
    this.#field = field;
    this.#onAsk = onAsk;
    this.#onOpen = onOpen;
    this.#list = el("ul", {
      class: "suggestions",
      id: "suggestions",
      role: "listbox",
      "aria-label": say("suggestions"),
      hidden: true,
    });
    this.#count = el("span", { class: "unseen", role: "status" });
    field.after(this.#list, this.#count);
    for (const [name, value] of Object.entries({
      "aria-autocomplete": "list",
      "aria-controls": "suggestions",
      "aria-haspopup": "listbox",
    })) {
      field.setAttribute(name, value);
    }
    field.addEventListener("input", () => this.#later());
    field.addEventListener("change", () => this.close());
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => this.close());
    // On mousedown, because the click would take the focus from the field, which closes the list.
    this.#list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option);
    });
  }

  close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#show([]);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const typed = this.#field.value.trim();
    if (typed.length < MIN_CHARS || typed.includes("\n")) return this.#show([]);
    this.#timer = setTimeout(() => this.#fetch(typed), PAUSE_MS);
  }

  async #fetch(typed) {
    this.#request = new AbortController();
    try {
      const response = await fetch(`/api/suggest?q=${encodeURIComponent(typed)}`, { signal: this.#request.signal });
      if (response.ok) this.#show(await response.json());
    } catch {
      // aborted by the next keystroke, or offline: show no suggestions
    }
  }

  #show(found) {
    this.#chosen = -1;
    this.#list.replaceChildren(
      ...found.map(({ text, kind, detail, url }, i) =>
        el(
          "li",
          {
            role: "option",
            id: `suggestion-${i}`,
            "aria-selected": "false",
            class: kind,
            "data-text": text,
            "data-url": kind === "question" ? url : null,
          },
          el("span", { class: "text" }, text),
          el("span", { class: "detail" }, leadsTo(kind, detail)),
        ),
      ),
    );
    this.#list.hidden = found.length === 0;
    this.#count.textContent = found.length ? say("suggestions_count", { count: found.length }) : "";
    this.#field.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (this.#list.hidden || event.isComposing) return;
    const options = [...this.#list.children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // There is one place more than options, for the typed text.
      this.#choose(options, ((this.#chosen + step + 1 + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && !event.shiftKey && this.#chosen >= 0) {
      this.#take(options[this.#chosen]);
    } else if (event.key === "Escape") {
      this.close();
    } else return;
    event.preventDefault();
  }

  #choose(options, chosen) {
    this.#chosen = chosen;
    for (const [i, option] of options.entries()) option.setAttribute("aria-selected", String(i === chosen));
    if (chosen < 0) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", options[chosen].id);
  }

  #take(option) {
    this.close();
    const { url, text } = option.dataset;
    if (!url) return this.#onAsk(text);
    this.#field.value = "";
    this.#field.dispatchEvent(new Event("input"));
    this.#onOpen(url, this.#field);
  }
}

function leadsTo(kind, detail) {
  return [say(`suggestion_${kind}`, { detail }), kind === "question" && detail].filter(Boolean).join(" · ");
}
