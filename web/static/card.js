import { el, rendered } from "./dom.js";
import { say } from "./texts.js";

export const RATINGS = ["again", "hard", "good", "easy"];
const FOLDED_LINES = 40; // of an answer: one or two screens; the rest is shown on demand

/** Build a card with its answer hidden. `press` handles a key and says whether it was one of the card's. */
export function card(found, { onRate, onSkip }) {
  const title = el("h2", { class: "asked", tabindex: "-1" }, found.title);
  const reveal = el(
    "button",
    { class: "send", type: "button", "aria-keyshortcuts": "Space", onclick: show },
    say("study_reveal"),
    key(say("study_space")),
  );
  const source = el(
    "a",
    { class: "cite", href: found.url, "data-source": found.place, "aria-keyshortcuts": "s", title: say("open_source") },
    el("span", { class: "place" }, found.place),
    key("S"),
  );
  const skip = el(
    "button",
    { class: "quiet", type: "button", "aria-keyshortcuts": "n", onclick: () => onSkip(found) },
    say("study_skip"),
    key("N"),
  );
  const answer = el("div", { class: "study-answer", tabindex: "-1", role: "group", "aria-label": say("study_answer") });
  const choice = el("div", { class: "choice" }, reveal, skip);
  let hidden = true;

  function show() {
    hidden = false;
    answer.append(...folded(rendered(found.answer), found.lines));
    choice.replaceChildren(ratings(), skip);
    answer.focus({ preventScroll: true });
  }

  function ratings() {
    const buttons = RATINGS.map((name, i) =>
      el(
        "button",
        { class: `rating ${name}`, type: "button", "aria-keyshortcuts": i + 1, onclick: () => onRate(i + 1, found) },
        el("span", {}, say(`study_rate_${name}`), key(i + 1)),
        el("span", { class: "interval" }, found.intervals[i]),
      ),
    );
    return el("div", { class: "ratings", role: "group", "aria-label": say("study_rate") }, buttons);
  }

  function press(pressed) {
    if (pressed === " " && hidden) show();
    else if (/^[1-4]$/.test(pressed) && !hidden) onRate(Number(pressed), found);
    else if (pressed === "n") onSkip(found);
    else if (pressed === "s") source.click();
    else return false;
    return true;
  }

  const about = [found.section, found.difficulty].filter(Boolean).join(" · ");
  return {
    parts: [
      el("p", { class: "about" }, source, el("span", { class: "muted" }, about)),
      title,
      found.prompt ? rendered(found.prompt) : "",
      answer,
      choice,
    ],
    press,
    focus: () => title.focus({ preventScroll: true }),
  };
}

/** Build what stands in the place of a card when there is none to answer. */
export function finished({ counts, next_in: nextIn }, { skipped, onAgain, hasScope }) {
  const total = counts.due + counts.new + counts.later;
  const title = el("h2", { class: "asked", tabindex: "-1" }, say(total ? "study_done" : "study_none"));
  return {
    parts: [
      title,
      nextIn ? el("p", {}, say("study_next", { time: nextIn })) : "",
      el(
        "div",
        { class: "choice" },
        skipped ? el("button", { type: "button", onclick: onAgain }, say("study_skipped", { count: skipped })) : null,
        hasScope ? el("a", { class: "quiet", href: "/study" }, say("study_everything")) : null,
      ),
    ],
    press: () => false,
    focus: () => title.focus({ preventScroll: true }),
  };
}

function key(name) {
  return el("kbd", { "aria-hidden": "true" }, name);
}

/** Return the parts of an answer: a long one is cut to the height of a screen until all of it is asked for. */
function folded(body, lines) {
  if (lines <= FOLDED_LINES) return [body];
  body.id = "answer-body";
  body.classList.add("folded-answer");
  const button = el(
    "button",
    { class: "quiet", type: "button", "aria-controls": body.id, "aria-expanded": "false" },
    say("unfold", { lines }),
  );
  button.addEventListener("click", () => {
    const isFolded = body.classList.toggle("folded-answer");
    button.setAttribute("aria-expanded", String(!isFolded));
    button.textContent = isFolded ? say("unfold", { lines }) : say("fold");
  });
  return [body, button];
}
