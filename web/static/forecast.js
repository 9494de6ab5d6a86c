import { el } from "./dom.js";
import { say } from "./texts.js";

const WIDTH = 28; // of a day, in units of the drawing
const HEIGHT = 64; // of the highest column
const ABOVE = 16; // for its number
const BELOW = 18; // for the day of the week
const SPOKEN_DAY = { weekday: "long", day: "numeric", month: "long" };

/** Draw how many questions are due on each day, today first; on one of them is one at least. What is drawn is said in its name, for screen readers. */
export function forecast(days) {
  const most = Math.max(...days);
  const columns = days.flatMap((count, i) => {
    const height = (HEIGHT * count) / most;
    const middle = (i + 0.5) * WIDTH;
    return [
      svg("rect", {
        class: i ? "column" : "column today",
        x: i * WIDTH + 4,
        y: ABOVE + HEIGHT - Math.max(height, 1),
        width: WIDTH - 8,
        height: Math.max(height, 1),
        rx: 2,
      }),
      count ? svg("text", { x: middle, y: ABOVE + HEIGHT - height - 4 }, String(count)) : null,
      svg("text", { class: "day", x: middle, y: ABOVE + HEIGHT + BELOW - 4 }, dayName(i, { weekday: "narrow" })),
    ];
  });
  const box = `0 0 ${WIDTH * days.length} ${ABOVE + HEIGHT + BELOW}`;
  return el(
    "figure",
    { class: "forecast" },
    el("figcaption", { class: "label" }, say("study_forecast", { days: days.length })),
    svg("svg", { viewBox: box, role: "img", "aria-label": spoken(days) }, ...columns),
  );
}

function spoken(days) {
  return days
    .map((count, i) => count && `${dayName(i, SPOKEN_DAY)}: ${count}`)
    .filter(Boolean)
    .join(", ");
}

/** Return the name of the day in so many days, in the form that `format` says. */
function dayName(i, format) {
  const day = new Date();
  day.setDate(day.getDate() + i);
  return day.toLocaleDateString(document.documentElement.lang, format);
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
}
