/** The theme switch in the footer: "system", "light" or "dark", remembered by this browser. */

const KEY = "theme";
const THEMES = ["light", "dark"];

function stored() {
  try {
    const theme = localStorage.getItem(KEY);
    return THEMES.includes(theme) ? theme : "system";
  } catch {
    return "system";
  }
}

function remember(theme) {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}

function apply(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = paper;
}

function start(fieldset) {
  const choose = (theme) => {
    for (const input of fieldset.querySelectorAll("input")) input.checked = input.value === theme;
    apply(theme);
  };
  choose(stored());
  fieldset.hidden = false;
  fieldset.addEventListener("change", (event) => {
    remember(event.target.value);
    apply(event.target.value);
  });
  // Another tab of this site chose a theme.
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) choose(stored());
  });
}

for (const fieldset of document.querySelectorAll("[data-theme-switch]")) start(fieldset);
