/** Build an element. Children are nodes or strings; strings are never parsed as HTML. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** Parse HTML that the server has rendered and sanitised. No other code here parses HTML. */
export function rendered(html) {
  const node = el("div", { class: "body" });
  node.innerHTML = html;
  return node;
}

/** Wait until the browser has nothing else to do. */
export function idle() {
  return new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
}
