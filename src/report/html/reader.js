// Articles in full. The place stands behind # in the address (#a3-7: the eighth mark of the fourth article), so that
// links, the Back key and a reload do what they always do.
const reader = one("#reader");
let opened = null; // the number of the article that is shown
let marks = []; // its values as [elements, notes], in the order of the text
let current = -1;
let from = null; // the link that was followed into the reader
let home = ""; // the anchor of the finding that it stands in

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// A stretch under several marks belongs to the last one, the shortest as a rule; each of them knows it.
function piece([text, numbers], notes) {
  if (!numbers.length) return document.createTextNode(text);
  const found = numbers.some((n) => notes[n].some((note) => note.finding));
  const said = numbers.flatMap((n) => notes[n].map((note) => note.text)).join("\n");
  const node = element("mark", text, { class: found ? "found" : "stated", title: said, role: "button", tabindex: "0" });
  node.addEventListener("click", () => select(numbers.at(-1)));
  node.addEventListener("focus", () => select(numbers.at(-1), false));
  for (const n of numbers) marks[n].nodes.push(node);
  return node;
}

function show(number) {
  const data = JSON.parse(one(`#article-${number}`).textContent);
  opened = number;
  current = -1;
  marks = data.marks.map((notes) => ({ notes, nodes: [] }));
  one("#reader-title").textContent = data.title;
  one("#facts").textContent = data.facts.join(" · ");
  one("#marks").textContent = words.marks.replace("{n}", marks.length);
  one("#note").replaceChildren();
  one("#blocks").replaceChildren(
    ...data.blocks.map((block) => {
      const node = element(block.heading ? "h3" : "p", "", { "data-line": block.line });
      node.append(...block.pieces.map((part) => piece(part, data.marks)));
      return node;
    }),
  );
}

// Makes a mark the current one: lights it, says what it states, and goes there.
function select(number, move = true) {
  if (!marks[number]) return;
  marks[current]?.nodes.forEach((node) => node.classList.remove("current"));
  current = number;
  const { notes, nodes } = marks[number];
  nodes.forEach((node) => node.classList.add("current"));
  one("#note").replaceChildren(
    ...notes.map((note) => {
      const line = element("p", "");
      line.append(element("b", note.finding ? words.conflict : words.statement), " ", note.text, " ");
      if (note.finding) line.append(element("a", words.back, { href: `#${note.finding}` }));
      return line;
    }),
  );
  const finding = notes.find((note) => note.finding)?.finding;
  if (finding && !home) one("#back").href = `#${finding}`;
  if (!move) return;
  nodes[0]?.focus({ preventScroll: true });
  nodes[0]?.scrollIntoView({ block: "center" });
}

function step(by) {
  if (marks.length) select((current + by + marks.length) % marks.length);
}

// What the address says: an article, a finding, or neither.
function follow() {
  const [, article, mark] = location.hash.match(/^#a(\d+)(?:-(\d+))?$/) ?? [];
  if (article === undefined || !one(`#article-${article}`)) {
    if (reader.open) reader.close();
    const card = document.getElementById(location.hash.slice(1));
    if (card?.matches(".card")) {
      card.hidden = false;
      card.focus();
    }
    return;
  }
  if (!reader.open) {
    home = from?.closest(".card")?.id ?? "";
    one("#back").href = `#${home || "findings"}`;
  }
  if (opened !== article) show(article);
  if (!reader.open) reader.showModal();
  if (mark === undefined) one("#text").scrollTo(0, 0);
  else select(Number(mark));
}

// Closed with Esc or the button: the address goes back to the finding.
reader.addEventListener("close", () => {
  const link = from;
  from = null;
  if (!/^#a\d/.test(location.hash)) return;
  history.replaceState(null, "", home ? `#${home}` : "#findings");
  link?.focus();
});
document.addEventListener("click", (event) => {
  from = event.target.closest("a[href^='#a']") ?? from;
});
reader.addEventListener("click", (event) => {
  if (event.target === reader) reader.close();
});
one("#close").addEventListener("click", () => reader.close());
one("#previous").addEventListener("click", () => step(-1));
one("#next").addEventListener("click", () => step(1));
addEventListener("hashchange", follow);
follow();
