/**
 * Boxes that find something by typing: a job among role families, a certification to add to a list.
 *
 * Without this script the same boxes are sent with the form, and the server looks (portal/shared/likeness.py).
 */

const WORD = /[\p{L}\p{N}]+/gu;
const EMPTY = new Set(["a", "an", "and", "at", "for", "in", "of", "the", "to"]);
// Words of so many jobs that they tell little of one; alone they count in full.
const COMMON = new Set([
  "administrator",
  "analyst",
  "assistant",
  "coordinator",
  "director",
  "head",
  "lead",
  "leader",
  "manager",
  "officer",
  "specialist",
]);
const LITTLE = 0.4;
const MOST_OFFERED = 6;
const ENOUGH = 0.5;

function wordsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(WORD) ?? []).filter((word) => !EMPTY.has(word));
}

/** Whether so many slips at most lie between two words: a letter too many, too few, wrong, or two swapped. */
function isNear(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let [last, before] = [[], []];
  let row = Array.from({ length: other.length + 1 }, (_item, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    [last, before, row] = [before, row, [i]];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, last[j - 2] + 1);
      }
      row.push(cost);
    }
  }
  return row[other.length] <= most;
}

function likenessOfWords(typed, word) {
  if (typed === word) return 1;
  if (typed.length > 1 && word.startsWith(typed)) return 0.9;
  const forgiven = (typed.length >= 4 ? 1 : 0) + (typed.length >= 8 ? 1 : 0);
  return forgiven && isNear(typed, word, forgiven) ? 0.8 : 0;
}

function likeness(typed, name) {
  if (!typed.length || !name.length) return 0;
  const little = typed.every((word) => COMMON.has(word)) ? 1 : LITTLE;
  const weight = (word) => (COMMON.has(word) ? little : 1);
  const common = typed.reduce(
    (sum, word) => sum + weight(word) * Math.max(...name.map((other) => likenessOfWords(word, other))),
    0,
  );
  return (2 * common) / [...typed, ...name].reduce((sum, word) => sum + weight(word), 0);
}

/** The items that what was typed may name, the likeliest first; `namesOf` gives the words of an item. */
function ranked(typed, items, namesOf) {
  const words = wordsOf(typed);
  return items
    .map((item) => [Math.max(0, ...namesOf(item).map((name) => likeness(words, name))), item])
    .filter(([score]) => score >= ENOUGH)
    .sort(([one], [other]) => other - one)
    .map(([_score, item]) => item);
}

/** Enter in a box looks for what it says; the form is not sent. */
function onEnter(input, act) {
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    act();
  });
}

/** Jobs: what fits stands first and alone, what was ticked stays, all are a press away. */
class Roles {
  constructor(box) {
    this.input = box.querySelector("[data-find]");
    this.found = box.querySelector("[data-found]");
    this.list = box.querySelector("[data-role-list]");
    this.more = box.querySelector("[data-all]");
    this.words = box.querySelector("[data-role-words]").dataset;
    this.items = [...this.list.children].map((element) => ({
      element,
      names: element.dataset.names.split("|").map(wordsOf),
    }));
    this.order = this.items.map(({ element }) => element);
    this.isOpen = false;
    box.querySelector("[data-look]").hidden = true;
    this.more.textContent = this.words.all.replace("{count}", this.items.length);
    this.more.addEventListener("click", () => this.open());
    this.input.addEventListener("input", () => this.show());
    onEnter(this.input, () => this.list.querySelector("li:not([hidden]) input")?.focus());
    this.show();
  }

  open() {
    this.isOpen = true;
    this.show();
    this.list.querySelector("input")?.focus();
  }

  show() {
    const typed = this.input.value.trim();
    const fitting = typed.length > 1 ? ranked(typed, this.items, (item) => item.names) : [];
    const first = fitting.map(({ element }) => element);
    for (const element of [...first, ...this.order.filter((other) => !first.includes(other))]) {
      const isTicked = element.querySelector("input").checked;
      element.hidden = !(isTicked || first.includes(element) || this.isOpen);
      element.classList.toggle("role--match", first.includes(element));
      this.list.append(element);
    }
    this.more.hidden = this.isOpen;
    this.found.textContent = typed.length > 1 ? this.told(typed, first.length) : "";
  }

  told(typed, count) {
    if (!count) return this.words.none.replace("{typed}", typed);
    return count === 1 ? this.words.one : this.words.more.replace("{count}", count);
  }
}

/** Certifications held: typed, picked from what fits, taken away again. The list is one answer. */
class Held {
  constructor(group) {
    const settings = JSON.parse(document.getElementById(group.dataset.held).textContent);
    this.group = group;
    this.words = settings.words;
    this.options = settings.options.map((option) => ({ ...option, found: option.names.map(wordsOf) }));
    this.input = group.querySelector("[data-find]");
    this.found = group.querySelector("[data-found]");
    this.offers = group.querySelector("[data-offers]");
    this.list = group.querySelector("[data-list]");
    this.row = group.querySelector("template[data-row]");
    // Our own offers forgive slips; the browser's list would stand over them.
    this.input.removeAttribute("list");
    this.input.addEventListener("input", () => this.offer());
    onEnter(this.input, () => this.take());
    group.querySelector("[data-add]").addEventListener("click", (event) => {
      event.preventDefault();
      this.take();
    });
    this.list.addEventListener("click", (event) => this.pressed(event));
    group.addEventListener("held:set", (event) => this.set(event.detail));
    // What the server could not add, it says and offers itself.
    if (this.input.value && !this.input.hasAttribute("aria-invalid")) this.offer();
  }

  fitting() {
    const typed = this.input.value.trim();
    if (typed.length < 2) return [];
    const words = wordsOf(typed).join(" ");
    const exact = this.options.filter((option) => option.found.some((name) => name.join(" ") === words));
    if (exact.length === 1) return exact;
    return ranked(typed, this.options, (option) => option.found).slice(0, MOST_OFFERED);
  }

  offer() {
    const fitting = this.fitting();
    this.offers.replaceChildren(...fitting.map((option) => this.offerOf(option)));
    this.offers.hidden = !this.offers.children.length;
    const typed = this.input.value.trim();
    this.say(typed.length < 2 ? "" : fitting.length ? "more" : "none", { typed, count: fitting.length });
  }

  offerOf(option) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const issuer = document.createElement("span");
    issuer.className = "soft";
    issuer.textContent = option.issuer;
    button.type = "button";
    button.className = "offer-button";
    button.append(this.words.add.replace("{name}", option.label), " ", issuer);
    button.addEventListener("click", () => this.add(option));
    item.append(button);
    return item;
  }

  /** Adds what was typed where it can be one thing only; else the offers are to choose from. */
  take() {
    const fitting = this.fitting();
    if (fitting.length === 1) this.add(fitting[0]);
    else {
      this.offer();
      this.offers.querySelector("button")?.focus();
    }
  }

  add(option) {
    const isThere = [...this.list.children].some((row) => row.dataset.slug === option.slug);
    if (!isThere) this.list.append(this.rowOf(option));
    this.list.hidden = false;
    this.input.value = "";
    this.offers.replaceChildren();
    this.offers.hidden = !this.offers.children.length;
    this.say(isThere ? "again" : "added", { name: option.label });
    this.input.focus();
    if (!isThere) this.changed();
  }

  rowOf({ slug, label }) {
    const fragment = this.row.content.cloneNode(true);
    const fill = (text) => text.replace("SLUG", slug).replace("LABEL", label);
    for (const element of fragment.querySelectorAll("*")) {
      for (const attribute of element.attributes) attribute.value = fill(attribute.value);
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) node.data = fill(node.data);
      }
    }
    return fragment;
  }

  pressed(event) {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("[data-slug]");
    this.say("removed", { name: row.querySelector(".held__name").textContent.trim() });
    row.remove();
    // An empty list is none.
    this.list.hidden = !this.list.children.length;
    this.input.focus();
    this.changed();
  }

  /** What another tab saved, or what waited to be sent. */
  set(held) {
    this.list.replaceChildren();
    this.list.hidden = !held.length;
    for (const item of held) {
      const option = this.options.find(({ slug }) => slug === item.slug);
      this.list.append(this.rowOf({ slug: item.slug, label: option?.label ?? item.slug }));
      document.getElementById(`earned-${item.slug}`).value = item.earned_on?.slice(0, 7) ?? "";
      document.getElementById(`until-${item.slug}`).value = item.expires_on?.slice(0, 7) ?? "";
    }
  }

  changed() {
    this.group.dispatchEvent(new Event("change", { bubbles: true }));
  }

  say(name, { typed = "", count = 0, name: label = "" } = {}) {
    const text = this.words[name] ?? "";
    this.found.textContent = text.replace("{typed}", typed).replace("{count}", count).replace("{name}", label);
  }
}

function enhance(root) {
  for (const box of root.querySelectorAll("[data-roles]")) new Roles(box);
  for (const group of root.querySelectorAll("[data-held]")) new Held(group);
}

enhance(document);
// Questions that an answer brought up.
document.addEventListener("question:added", (event) => enhance(event.target));
