// Filters: a card is shown where every group lets it pass. A group without a tick lets everything pass.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = JSON.parse(one("#words").textContent);
const form = one(".filters form");
const groups = ["severity", "rule", "article"];

const cards = all(".card").map((card) => ({
  card,
  severity: [card.dataset.severity],
  rule: [card.dataset.rule],
  article: card.dataset.article.split(" "),
  text: null,
}));
const choices = groups.map((group) =>
  all(`input[name=${group}]`).map((input) => ({
    input,
    count: one("output", input.parentElement),
    item: input.closest("li"),
  })),
);

// The words of a card, read when somebody searches for the first time.
function searched(entry) {
  entry.text ??= entry.card.textContent.toLowerCase();
  return entry.text;
}

function filter() {
  const ticked = choices.map((group) => new Set(group.filter((c) => c.input.checked).map((c) => c.input.value)));
  const sought = one("#search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = groups.map(() => new Map());
  let shown = 0;
  for (const entry of cards) {
    const found = sought.every((word) => searched(entry).includes(word));
    const passes = groups.map((g, i) => ticked[i].size === 0 || entry[g].some((value) => ticked[i].has(value)));
    const visible = found && passes.every(Boolean);
    entry.card.hidden = !visible;
    shown += visible;
    // A choice counts what it would show beside the other groups.
    groups.forEach((g, i) => {
      if (!found || passes.some((pass, j) => j !== i && !pass)) return;
      for (const value of entry[g]) counts[i].set(value, (counts[i].get(value) ?? 0) + 1);
    });
  }
  choices.forEach((group, i) => {
    for (const choice of group) {
      const count = counts[i].get(choice.input.value) ?? 0;
      choice.count.textContent = count;
      choice.item.classList.toggle("empty", count === 0);
    }
  });
  if (!cards.length) return;
  one("#shown").textContent = words.shown.replace("{n}", shown).replace("{all}", cards.length);
  one("#none").hidden = shown > 0;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
if (matchMedia("(max-width: 960px)").matches) one(".filters").open = false;
filter();
