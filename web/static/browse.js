/** Filter the list of questions: each typed word must be in the title, the section or the difficulty. */
export function filterQuestions(field, list, none) {
  const sections = [...list.querySelectorAll(".section")].map((section) => ({
    section,
    name: section.querySelector("h3")?.textContent.toLowerCase() ?? "",
    items: [...section.querySelectorAll("li")],
  }));
  field.addEventListener("input", () => {
    const terms = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { section, name, items } of sections) {
      for (const item of items) {
        const text = `${name} ${item.textContent.toLowerCase()}`;
        item.hidden = !terms.every((term) => text.includes(term));
        shown += item.hidden ? 0 : 1;
      }
      section.hidden = items.every((item) => item.hidden);
    }
    none.hidden = shown > 0;
  });
}
