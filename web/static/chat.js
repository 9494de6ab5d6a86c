import { change, saveTurn } from "./store.js";
import { say } from "./texts.js";
import { TurnView } from "./turn.js";

const MAX_CONTEXT = 20; // questions that the next one is asked after; the server takes no more

/**
 * The conversation on the page: each turn is asked, answered, stored and shown. Its events are `change`, and `answer`
 * with the turn that was answered just now.
 */
export class Chat extends EventTarget {
  #log;
  #connection;
  #views = new Map(); // by the id of the turn
  id = ""; // nothing before the first question
  turns = [];
  #context = null; // what the user made of the context of the next question

  constructor(log, connection) {
    super();
    this.#log = log;
    this.#connection = connection;
    connection.addEventListener("change", () => {
      for (const view of this.#views.values()) view.waiting(this.#waitingText);
    });
  }

  /** Show a stored conversation, or an empty one. What was asked and not answered is asked again. */
  show({ id, turns, context } = { id: "", turns: [] }) {
    this.id = id;
    this.turns = turns;
    this.#context = context ?? null;
    this.#views.clear();
    this.#log.replaceChildren();
    for (const turn of turns) {
      this.#put(turn);
      if (!turn.answer) this.#resolve(turn);
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Ask a question after others, by default after those of this conversation. */
  ask(question, history = this.context) {
    this.id ||= newId();
    const turn = { id: newId(), asked: Date.now(), question, history, options: {} };
    this.turns.push(turn);
    this.context = null;
    this.#put(turn).scrollIntoView({ block: "start" });
    this.#resolve(turn);
    this.dispatchEvent(new Event("change"));
  }

  /** The questions that the next one is asked after, the oldest first. */
  get context() {
    if (this.#context) return this.#context;
    const last = this.#lastQuestion;
    return last ? [...last.history, last.question].slice(-MAX_CONTEXT) : [];
  }

  set context(questions) {
    if (this.#context === questions) return;
    this.#context = questions;
    change(this.id, { context: questions });
    this.dispatchEvent(new Event("change"));
  }

  /** What the next question is understood to be about, if it says nothing else. */
  get subject() {
    if (this.#context) return this.#context.at(-1) ?? "";
    const last = this.#lastQuestion;
    const repaired = last?.answer?.repaired && last.answer.query;
    return last?.answer?.subject || last?.answer?.opens?.title || repaired || last?.question || "";
  }

  /** Add what another tab has stored since, without moving what is shown. */
  merge({ turns }) {
    for (const turn of turns) {
      const known = this.turns.find(({ id }) => id === turn.id);
      if (known && !(turn.version > known.version)) continue;
      if (known) Object.assign(known, turn);
      else this.#insert(turn);
      this.#views.get(turn.id).show(this.#waitingText);
    }
    this.dispatchEvent(new Event("change"));
  }

  get #lastQuestion() {
    return this.turns.findLast(({ answer }) => !answer?.reply);
  }

  get #waitingText() {
    return say(this.#connection.state === "offline" ? "waiting" : "searching");
  }

  #put(turn, next = null) {
    const again = (changed) => {
      Object.assign(turn, changed, { answer: null });
      view.show(this.#waitingText);
      this.#resolve(turn);
    };
    const { id } = this;
    const view = new TurnView(turn, again, () => saveTurn(id, turn));
    this.#views.set(turn.id, view);
    this.#log.insertBefore(view.node, next);
    view.show(this.#waitingText);
    return view.node;
  }

  #insert(turn) {
    const place = this.turns.findIndex(({ asked }) => asked > turn.asked);
    const next = place < 0 ? null : this.#views.get(this.turns[place].id).node;
    this.turns.splice(place < 0 ? this.turns.length : place, 0, turn);
    this.#put(turn, next);
  }

  /** Get the answer of a turn. The conversation may have been left, and the turn edited, before it arrives. */
  async #resolve(turn) {
    const { id } = this;
    const view = this.#views.get(turn.id);
    const version = Math.max(Date.now(), (turn.version ?? 0) + 1);
    turn.version = version;
    saveTurn(id, turn);
    try {
      const answer = await this.#connection.ask(turn.question, turn.history, turn.options);
      if (turn.version !== version) return;
      turn.answer = answer;
      turn.version += 1;
      await saveTurn(id, turn); // what is shown survives that the page is left
      if (turn.version !== version + 1) return;
      view.show();
      this.dispatchEvent(new Event("change"));
      if (this.id === id) this.dispatchEvent(new CustomEvent("answer", { detail: turn }));
    } catch (error) {
      view.fail(error.message, () => this.#resolve(turn));
    }
  }
}

function newId() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}
