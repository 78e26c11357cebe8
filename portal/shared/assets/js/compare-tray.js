/**
 * The tray of certifications to compare. Without this script each "Compare" control is a link to the page of
 * comparison; with it the control takes the certification into the tray, and this browser remembers it.
 */

const KEY = "compare";
const template = document.getElementById("compare-tray");
const most = Number(template?.dataset.most ?? 0);

function isChoice(item) {
  return typeof item?.slug === "string" && typeof item?.name === "string" && item.slug !== "";
}

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isChoice).slice(0, most) : [];
  } catch {
    return [];
  }
}

let chosen = stored();
let tray = null;
let said = null;

function remember() {
  try {
    if (chosen.length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}

function isIn(slug) {
  return chosen.some((item) => item.slug === slug);
}

/** Tell screen readers what happened, in a region that outlives the tray. */
function say(words) {
  if (!said) {
    said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  // A region that has just been made is read once it changes.
  setTimeout(() => {
    said.textContent = words;
  }, 50);
}

function countWords() {
  return template.dataset.count.replace("%n", String(chosen.length));
}

function address() {
  const query = new URLSearchParams(chosen.map((item) => ["c", item.slug]));
  return `${template.dataset.address}?${query}`;
}

function nameItem(item) {
  const row = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = item.name;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "compare-tray__remove";
  button.dataset.slug = item.slug;
  button.setAttribute("aria-label", `${template.dataset.remove} ${item.name}`);
  button.textContent = "×";
  row.append(name, button);
  return row;
}

function makeTray() {
  tray = template.content.firstElementChild.cloneNode(true);
  tray.querySelector(".compare-tray__clear").addEventListener("click", clear);
  tray.querySelector(".compare-tray__names").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-slug]");
    if (button) remove(button.dataset.slug);
  });
  document.body.append(tray);
  // What has the focus, and the end of the page, stay clear of the tray.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--tray-size", tray.hidden ? "0px" : `${tray.offsetHeight}px`);
  }).observe(tray);
}

function draw() {
  for (const control of document.querySelectorAll("[data-compare]")) {
    control.setAttribute("role", "button");
    control.setAttribute("aria-pressed", String(isIn(control.dataset.compare)));
  }
  // The page of comparison shows what is chosen itself.
  const isShown = chosen.length > 0 && !document.querySelector("[data-no-tray]");
  if (!tray && !isShown) return;
  if (!tray) makeTray();
  tray.hidden = !isShown;
  document.documentElement.classList.toggle("has-compare-tray", isShown);
  tray.querySelector(".compare-tray__names").replaceChildren(...chosen.map(nameItem));
  tray.querySelector(".compare-tray__count").textContent =
    chosen.length === 1 ? template.dataset.one : countWords();
  tray.querySelector(".compare-tray__go").href = address();
}

function add(item) {
  if (chosen.length >= most) {
    say(template.dataset.full);
    tray?.querySelector(".compare-tray__count").replaceChildren(template.dataset.full);
    return;
  }
  chosen = [...chosen, item];
  remember();
  draw();
  say(`${item.name} ${template.dataset.added}. ${countWords()}.`);
}

function remove(slug) {
  const place = chosen.findIndex((item) => item.slug === slug);
  if (place < 0) return;
  const hadFocus = tray?.contains(document.activeElement);
  const [gone] = chosen.splice(place, 1);
  remember();
  draw();
  say(`${gone.name} ${template.dataset.removed}. ${countWords()}.`);
  if (hadFocus) focusAfter(place);
}

/** The focus goes on to the next name, or to where the tray was filled. */
function focusAfter(place) {
  const buttons = tray.querySelectorAll(".compare-tray__remove");
  const next = buttons[Math.min(place, buttons.length - 1)];
  (next ?? document.querySelector("[data-compare]") ?? document.getElementById("content"))?.focus();
}

function clear() {
  chosen = [];
  remember();
  draw();
  say(template.dataset.cleared);
  focusAfter(0);
}

function toggle(control) {
  const { compare: slug, compareName: name } = control.dataset;
  if (isIn(slug)) remove(slug);
  else add({ slug, name });
}

function start() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-compare]");
    // With a key held the link opens in a tab or window of its own, as links do.
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(control);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches?.("[data-compare]")) return;
    event.preventDefault();
    toggle(event.target);
  });
  // What the page of comparison compares becomes what is chosen.
  const compared = [...document.querySelectorAll("[data-compared]")];
  if (compared.length > 1) {
    chosen = compared.map(({ dataset }) => ({ slug: dataset.compared, name: dataset.comparedName }));
    remember();
  }
  // Rows came after this script (js/catalogue.js).
  document.addEventListener("rows:replaced", draw);
  // Another tab of this site chose.
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    chosen = stored();
    draw();
  });
  draw();
}

if (template) start();
