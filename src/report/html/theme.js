// Light or dark: what the system says, until somebody chooses. A page from disk may not be allowed to remember it.
const theme = one("#theme");
const root = document.documentElement;

function remembered(value) {
  try {
    if (value) localStorage.setItem("bacheck-theme", value);
    return localStorage.getItem("bacheck-theme");
  } catch {
    return null;
  }
}

const chosen = remembered();
if (chosen) root.dataset.theme = chosen;
theme.hidden = false;
theme.addEventListener("click", () => {
  const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  remembered(root.dataset.theme);
});

// On paper nothing is folded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("#findings details:not([open])");
  folded.forEach((details) => (details.open = true));
});
addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
