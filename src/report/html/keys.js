// The keyboard: j and k go through the findings, or through the marks of the article that is open.
function neighbour(by) {
  const shown = cards.filter((entry) => !entry.card.hidden).map((entry) => entry.card);
  const here = shown.indexOf(document.activeElement?.closest(".card"));
  const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(here + by, 0), shown.length - 1);
  shown[next]?.focus({ preventScroll: true });
  shown[next]?.scrollIntoView({ block: "start" });
}

const keys = {
  j: () => (reader.open ? step(1) : neighbour(1)),
  k: () => (reader.open ? step(-1) : neighbour(-1)),
  "/": () => {
    if (reader.open) return;
    one(".filters").open = true;
    one("#search").select();
  },
  Enter: () => {
    const card = document.activeElement;
    if (card?.matches(".card")) one("a.source", card)?.click();
  },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const writing = document.activeElement?.matches("input[type=search]");
  if (event.key === "Escape" && writing) document.activeElement.blur();
  if (writing || !Object.hasOwn(keys, event.key)) return;
  // Enter on a link or a button is theirs.
  if (event.key === "Enter" && !document.activeElement?.matches(".card")) return;
  event.preventDefault();
  keys[event.key]();
});
