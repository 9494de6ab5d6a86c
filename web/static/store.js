// Conversations are kept in this browser only. Each turn is a record of its own, so two tabs can add to one
// conversation; a deleted conversation keeps its record, so no tab brings it back.
const NAME = "citewell";
const VERSION = 1;
const channel = new BroadcastChannel(NAME);
let database = null; // the promise of one

/** Call a function with the id of each conversation that another tab changes. */
export function onChange(listener) {
  channel.addEventListener("message", ({ data }) => listener(data));
}

/** Return a conversation with its turns in the order they were asked; null when there is none of that id. */
export function read(id) {
  return transact("readonly", null, async (conversations, turns) => {
    const found = await done(conversations.get(id));
    return found && !found.deleted ? withTurns(found, await done(turns.index("conversation").getAll(id))) : null;
  });
}

/** Return all conversations with their turns: first those that are pinned, then the latest. */
export function readAll() {
  return transact("readonly", [], async (conversations, turns) => {
    const [kept, all] = await Promise.all([done(conversations.getAll()), done(turns.getAll())]);
    return kept
      .filter(({ deleted }) => !deleted)
      .map((each) => withTurns(each, all))
      .sort((one, other) => (other.pinned ?? false) - (one.pinned ?? false) || other.at - one.at);
  });
}

/** Store a turn, unless its conversation was deleted or another tab has stored a later version. Return whether it is. */
export async function saveTurn(id, turn) {
  const saved = await transact("readwrite", false, async (conversations, turns) => {
    const [kept, stored] = await Promise.all([done(conversations.get(id)), done(turns.get(turn.id))]);
    if (kept?.deleted || stored?.version > turn.version) return false;
    turns.put({ ...turn, conversation: id });
    conversations.put({ ...kept, id, at: Math.max(kept?.at ?? 0, turn.version) }); // when it was asked, not stored
    return true;
  });
  if (saved) channel.postMessage(id);
  return saved;
}

/** Change the title, the pin, the context or the deletion of a conversation. */
export async function change(id, fields) {
  await transact("readwrite", null, async (conversations) => {
    const kept = await done(conversations.get(id));
    if (kept) conversations.put({ ...kept, ...fields });
  });
  channel.postMessage(id);
}

function withTurns(conversation, turns) {
  const own = turns.filter((turn) => turn.conversation === conversation.id);
  own.sort((one, other) => one.asked - other.asked);
  return { ...conversation, title: conversation.title ?? own[0]?.question ?? "", turns: own };
}

/** Run `act` on both stores in one transaction. Return its result, or `otherwise` where the browser keeps nothing. */
async function transact(mode, otherwise, act) {
  try {
    database ??= open();
    const transaction = (await database).transaction(["conversations", "turns"], mode);
    const completed = new Promise((resolve) => transaction.addEventListener("complete", resolve));
    const result = await act(transaction.objectStore("conversations"), transaction.objectStore("turns"));
    if (mode === "readwrite") await completed; // until then, a page that is left may lose it
    return result;
  } catch {
    return otherwise;
  }
}

function open() {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore("conversations", { keyPath: "id" });
    request.result.createObjectStore("turns", { keyPath: "id" }).createIndex("conversation", "conversation");
  });
  return done(request);
}

/** Return the result of a request. */
function done(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
