// What one tab remembers, where the browser lets it.

export function recall(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function keep(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // the storage is full or refused: this is forgotten on reload
  }
}
