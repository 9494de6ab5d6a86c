// Before conversations had addresses, the page kept them as one list in localStorage.
const KEY = "citewell.conversations";

/** Hand each turn of that list to `save`, once: the list is removed when a turn was stored. */
export async function takeOver(save) {
  let stored = false;
  for (const { id, at, turns } of conversations()) {
    const last = Date.parse(at) || Date.now();
    for (const [i, { question, answer }] of turns.entries()) {
      const asked = last - turns.length + 1 + i; // the list tells only when the last one was asked
      const history = turns.slice(0, i).map((earlier) => earlier.question);
      const turn = { id: `${id}-${i}`, asked, version: asked, question, history, options: {}, answer };
      stored = (await save(id, turn)) || stored;
    }
  }
  if (stored) localStorage.removeItem(KEY);
}

function conversations() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]").filter(({ id, turns }) => id && turns?.length);
  } catch {
    return []; // the storage is refused, or holds something else
  }
}
