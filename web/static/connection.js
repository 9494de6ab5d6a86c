const FIRST_PAUSE_MS = 500; // before the first attempt to reconnect; it doubles with each failure
const MAX_PAUSE_MS = 15_000;
const ATTEMPTS_BEFORE_HTTP = 2;

/** Send questions over the WebSocket, or over POST /api/ask where it cannot be opened. */
export class Connection extends EventTarget {
  #socket = null;
  #failures = 0;
  #lastId = 0;
  #waiting = new Map(); // id -> {asked, resolve, reject, sent}
  state = "connecting"; // connecting | open | offline | http

  constructor() {
    super();
    this.#connect();
    addEventListener("online", () => this.#connect());
    addEventListener("offline", () => this.#socket?.close());
  }

  /**
   * Return the answer, also after the connection was lost meanwhile. Throw with the message of the server's error.
   * `options` are further fields of the message, such as `literal`.
   */
  ask(question, history, options = {}) {
    const id = String(++this.#lastId);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { asked: { question, history, ...options }, resolve, reject, sent: false });
      this.#sendWaiting();
    });
  }

  #connect() {
    if (this.#socket && this.#socket.readyState <= WebSocket.OPEN) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    this.#socket = socket;
    let busy = false;
    socket.addEventListener("open", () => {
      this.#failures = 0;
      this.#show("open");
      this.#sendWaiting();
    });
    socket.addEventListener("message", ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.type === "error" && frame.id === null) busy = frame.error.code === "busy";
      else if (frame.type === "ingest" || frame.type === "index")
        this.dispatchEvent(new CustomEvent("news", { detail: frame }));
      else this.#settle(frame.id, frame.answer, frame.error);
    });
    socket.addEventListener("close", () => {
      if (this.#socket !== socket) return;
      for (const waiting of this.#waiting.values()) waiting.sent = false;
      this.#failures += busy ? ATTEMPTS_BEFORE_HTTP : 1;
      this.#show(navigator.onLine && this.#failures >= ATTEMPTS_BEFORE_HTTP ? "http" : "offline");
      this.#sendWaiting();
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), MAX_PAUSE_MS);
      setTimeout(() => this.#connect(), pause * (0.75 + Math.random() / 2));
    });
  }

  #sendWaiting() {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.sent) continue;
      if (this.state === "open") {
        waiting.sent = true;
        this.#socket.send(JSON.stringify({ type: "ask", id, ...waiting.asked }));
      } else if (this.state === "http") {
        waiting.sent = true;
        this.#post(id, waiting);
      }
    }
  }

  async #post(id, waiting) {
    try {
      const response = await fetch("/api/ask", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(waiting.asked),
      });
      const body = await response.json();
      this.#settle(id, response.ok ? body : null, { code: body.code, message: body.detail });
    } catch {
      waiting.sent = false; // the server is unreachable: send it again over the next connection
      this.#show("offline");
    }
  }

  #settle(id, answer, error) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (answer) waiting.resolve(answer);
    else waiting.reject(new Error(error.message));
  }

  #show(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
