import { el } from "./dom.js";
import { forecast } from "./forecast.js";
import { say } from "./texts.js";

/** Build what shows how the learning goes: the counts, the streak and the forecast. */
export function learning({ counts, streak, forecast: days }) {
  const figures = [
    [counts.due, "study_due"],
    [counts.new, "study_new"],
    [counts.later, "study_later"],
    [streak, streak === 1 ? "study_day" : "study_days"],
  ];
  return [
    el(
      "dl",
      { class: "figures" },
      figures.map(([count, name]) => el("div", {}, el("dt", {}, say(name)), el("dd", {}, String(count)))),
    ),
    days.some((count) => count > 0) ? forecast(days) : "",
  ];
}
