// Citewell in a page of another site: <script src="https://notes.example/widget.js" data-...></script>. This is a plain
// script and imports nothing, so that a page needs to allow only it and its frame. See docs/widget.md.
(() => {
  const script = document.currentScript;
  const SERVER = new URL(script.src).origin;
  const STYLE = `
    :host { display: contents; color-scheme: inherit; }
    button { font: inherit; cursor: pointer; }
    .open { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; padding: 0.625rem 1rem; border: 0;
      border-radius: 1.5rem; background: #1a2430; color: #fff; box-shadow: 0 2px 12px #0006; }
    dialog { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483001; width: min(30rem, calc(100vw - 2rem));
      height: min(44rem, calc(100dvh - 2rem)); padding: 0; border: 1px solid #8593a1; border-radius: 0.75rem;
      overflow: hidden; background: Canvas; }
    .close { position: absolute; top: 0.375rem; right: 1rem; width: 2rem; height: 2rem; border: 0; border-radius: 50%;
      background: #8593a155; color: CanvasText; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    .inline iframe { height: var(--citewell-height, 36rem); }`;

  /** The chat as a button that opens it, or as a box where `data-inline` is set. Its events begin with `citewell-`. */
  class CitewellChat extends HTMLElement {
    #frame = null;
    #dialog = null;
    #opener = null; // gets the focus back
    #ready = null; // the promise that the frame listens

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet]; // a strict policy of the page forbids style elements
      if ("inline" in this.dataset) root.append(this.#box());
      else this.#addDialog(root);
      addEventListener("message", (event) => this.#hear(event));
      document.addEventListener("keydown", (event) => this.#key(event));
      document.addEventListener("click", (event) => {
        const { opener } = this.dataset;
        if (opener && event.target.closest?.(opener)) this.open();
      });
    }

    /** Open the chat. What is selected in the page stands in its field. */
    open() {
      const question = getSelection().toString().trim();
      this.#opener = document.activeElement;
      if (!this.#frame) this.#dialog.append(this.#makeFrame());
      if (this.#dialog && !this.#dialog.open) {
        this.#dialog.show();
        this.#tell("open");
      }
      this.#frame.focus();
      this.#say({ question, focus: true });
    }

    close() {
      if (!this.#dialog?.open) return;
      this.#dialog.close();
      this.#opener?.focus();
      this.#tell("close");
    }

    #addDialog(root) {
      const label = this.dataset.label ?? "Ask the notes";
      const button = make("button", { className: "open", type: "button", textContent: label });
      const close = make("button", { className: "close", type: "button", textContent: "✕", ariaLabel: "Close" });
      this.#dialog = make("dialog", { ariaLabel: label });
      this.#dialog.append(close);
      button.addEventListener("click", () => this.open());
      close.addEventListener("click", () => this.close());
      this.#dialog.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      root.append(...("opener" in this.dataset ? [] : [button]), this.#dialog);
    }

    #box() {
      const box = make("div", { className: "inline" });
      box.append(this.#makeFrame());
      return box;
    }

    #makeFrame() {
      this.#frame = make("iframe", { src: `${SERVER}/embed`, title: this.dataset.label ?? "Ask the notes" });
      this.#frame.allow = "clipboard-write";
      this.#ready = new Promise((resolve) => this.#frame.addEventListener("load", resolve));
      this.#say({ theme: this.#theme() });
      return this.#frame;
    }

    /** Return the theme that `data-theme` names, or that of the page around, which is light unless it says otherwise. */
    #theme() {
      const { colorScheme } = getComputedStyle(this);
      const themes = { normal: "light", light: "light", dark: "dark" };
      return this.dataset.theme ?? themes[colorScheme] ?? "auto";
    }

    async #say(message) {
      await this.#ready;
      this.#frame.contentWindow.postMessage(message, SERVER);
    }

    #hear({ data, origin, source }) {
      if (origin !== SERVER || !source || source !== this.#frame?.contentWindow) return;
      if (data.type === "close") this.close();
      else this.#tell(data.type, data.detail);
    }

    #tell(name, detail = {}) {
      this.dispatchEvent(new CustomEvent(`citewell-${name}`, { detail, bubbles: true, composed: true }));
    }

    /** Open by the keys of `data-shortcut`, such as "Control+Shift+K". */
    #key(event) {
      const keys = (this.dataset.shortcut ?? "").toLowerCase().split("+");
      const pressed = ["Control", "Alt", "Shift", "Meta"].every(
        (name) => event.getModifierState(name) === keys.includes(name.toLowerCase()),
      );
      if (!pressed || event.key.toLowerCase() !== keys.at(-1)) return;
      event.preventDefault();
      this.open();
    }
  }

  function make(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  customElements.define("citewell-chat", CitewellChat);
  if ("manual" in script.dataset) return; // the page places <citewell-chat> itself
  const chat = document.createElement("citewell-chat");
  Object.assign(chat.dataset, script.dataset);
  const place = () => (document.querySelector(script.dataset.inline || "body") ?? document.body).append(chat);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
})();
