/**
 * Saves each answer of a section as it is given. Without this script the buttons below save the same.
 *
 * What the server has not acknowledged stays in localStorage, and is sent when the connection is back, also
 * by a later visit. An answer that another tab changed meanwhile is never overwritten: the person chooses.
 */

const form = document.querySelector("form[data-autosave]");
const RETRY_MS = [2000, 5000, 15000, 60000];

class Kept {
  /** Answers that wait to be sent, by question; in memory alone where storage is closed to us. */
  constructor(attempt) {
    this.name = `answers:${attempt}`;
    this.memory = {};
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      return this.memory;
    }
  }

  write(all) {
    this.memory = all;
    try {
      if (Object.keys(all).length) localStorage.setItem(this.name, JSON.stringify(all));
      else localStorage.removeItem(this.name);
    } catch {
      // Storage is closed to us: the answers last as long as this page.
    }
  }

  put(question, entry) {
    this.write({ ...this.read(), [question]: entry });
  }

  drop(question) {
    const { [question]: _sent, ...rest } = this.read();
    this.write(rest);
  }
}

/** The server takes no answer just now. */
class Busy extends Error {}

class Autosave {
  constructor(form, settings) {
    this.form = form;
    this.settings = settings;
    this.words = settings.words;
    this.status = form.querySelector("[data-saving]");
    this.kept = new Kept(settings.attempt);
    // What each question's request carries.
    this.sending = new Map();
    this.typing = new Map();
    this.failures = 0;
    this.onward = null;
  }

  start() {
    this.form.addEventListener("change", (event) => this.changed(event.target, true));
    this.form.addEventListener("input", (event) => this.typed(event.target));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.sendAll());
    // A page from the back-forward cache has old revisions.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    // Given while this script was on its way.
    const early = [...this.form.querySelectorAll("[data-question]")].map(touchedIn).filter(Boolean);
    for (const [question, entry] of Object.entries(this.kept.read())) this.restore(question, entry);
    this.sendAll();
    for (const input of early) this.changed(input);
  }

  group(question) {
    return this.form.querySelector(`[data-question="${CSS.escape(question)}"]`);
  }

  revision(group) {
    return group.querySelector('[name^="revision."]');
  }

  typed(input) {
    if (!["text", "month"].includes(input.type) || "find" in input.dataset) return;
    clearTimeout(this.typing.get(input.name));
    this.typing.set(input.name, setTimeout(() => this.changed(input), 900));
  }

  /** `isLeft` where somebody is done with the field: only then is it told what is wrong with it. */
  changed(input, isLeft = false) {
    const group = input.closest("[data-question]");
    if (!group || input.type === "hidden" || "find" in input.dataset) return;
    clearTimeout(this.typing.get(input.name));
    if (group.dataset.kind === "multiple") exclude(group, input);
    const { question } = group.dataset;
    const value = valueOf(group);
    if (value === undefined) {
      this.kept.drop(question);
      this.say(this.words.refused, true);
      if (isLeft) this.object(group, this.words[group.dataset.kind] ?? this.words.refused);
      return;
    }
    group.querySelector("[data-conflict]").replaceChildren();
    if (isLeft && group.dataset.kind === "months") setMonths(group, value);
    this.kept.put(question, { value, revision: Number(this.revision(group).value) });
    this.send(question);
  }

  sendAll() {
    for (const question of Object.keys(this.kept.read())) this.send(question);
  }

  /** One request a question at a time; what changes meanwhile is sent after it. */
  async send(question) {
    const entry = this.kept.read()[question];
    if (!entry || this.sending.has(question)) return;
    this.sending.set(question, JSON.stringify(entry.value));
    this.say(this.words.saving);
    let again = false;
    try {
      again = this.answered(question, entry, await this.post(question, entry));
      this.failures = 0;
    } catch (error) {
      this.later(error instanceof Busy ? this.words.busy : this.words.waiting);
    } finally {
      this.sending.delete(question);
    }
    if (again) this.send(question);
    if (this.onward && !this.isOvertaken()) {
      const goOn = this.onward;
      this.onward = null;
      goOn();
    }
  }

  /** Whether a question has another answer by now than the one under way. */
  isOvertaken() {
    const kept = this.kept.read();
    return [...this.sending].some(
      ([question, sent]) => question in kept && JSON.stringify(kept[question].value) !== sent,
    );
  }

  async post(question, entry, isSecond = false) {
    const response = await fetch(this.settings.answers.replace(this.settings.slot, question), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token().value },
      body: JSON.stringify(entry),
      keepalive: true,
    });
    if (response.status === 403 && !isSecond) {
      await this.renewToken();
      return this.post(question, entry, true);
    }
    if (response.status >= 500 || response.status === 429) throw new Busy();
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return { status: response.status, told: isJson ? await response.json() : {} };
  }

  /** Deals with an answer of the server; returns whether a newer value waits to be sent. */
  answered(question, entry, { status, told }) {
    if (status === 200) return this.saved(question, entry, told);
    if (status === 409 && told.result) location.assign(told.result);
    else if (status === 409) this.conflict(question, entry, told);
    else if (status === 404 || status === 403) this.signedOut();
    else {
      this.kept.drop(question);
      this.say(this.words.refused, true);
      const group = this.group(question);
      if (group) this.object(group, told.problem ?? this.words.refused);
    }
    return false;
  }

  saved(question, entry, told) {
    const group = this.group(question);
    if (group) this.revision(group).value = told.revision;
    const waiting = this.kept.read()[question];
    const isNewer = waiting && JSON.stringify(waiting.value) !== JSON.stringify(entry.value);
    if (isNewer) this.kept.put(question, { value: waiting.value, revision: told.revision });
    else this.kept.drop(question);
    this.say(told.saved);
    if (group) this.clear(group);
    if (group && group.dataset.kind !== "held") this.follow(told.visible);
    return Boolean(isNewer);
  }

  clear(group) {
    steadily(() => {
      for (const note of group.querySelectorAll(":scope > .field__error, [data-carried]")) note.remove();
    });
    if (group.dataset.kind === "held") return;
    for (const input of group.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }

  /** Says at a field what is wrong with it. */
  object(group, sentence) {
    if (group.dataset.kind === "held") return;
    const name = `${group.id}-problem`;
    const note = document.getElementById(name) ?? document.createElement("p");
    note.id = name;
    note.className = "field__error";
    note.textContent = sentence;
    steadily(() => group.querySelector(".number-field, .choices, .finder").before(note));
    for (const input of group.querySelectorAll("input[type=text]:not([data-find])")) {
      input.setAttribute("aria-invalid", "true");
      const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== name);
      input.setAttribute("aria-describedby", [...others, name].join(" "));
    }
  }

  later(why) {
    this.say(why, true);
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
    this.failures += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.sendAll(), wait);
  }

  signedOut() {
    const link = document.createElement("a");
    link.href = this.settings.signIn;
    link.textContent = this.words.signIn;
    this.say(`${this.words.gone} `, true);
    this.status.append(link);
  }

  /** Another tab saved another answer: show both, and let the person choose. */
  conflict(question, entry, told) {
    this.onward = null;
    const group = this.group(question);
    // Of another section: it waits until that is opened.
    if (!group) return;
    this.kept.drop(question);
    this.revision(group).value = told.revision;
    const mine = labelOf(group) || this.words.nothing;
    const box = document.querySelector("[data-conflict-template]").content.cloneNode(true);
    const fill = (text, answer) => text.replace("{answer}", answer);
    box.querySelector(".conflict__text").textContent = this.words.conflict
      .replace("{theirs}", told.label)
      .replace("{mine}", mine);
    const [take, keep] = ["take", "keep"].map((name) => box.querySelector(`[data-${name}]`));
    take.textContent = fill(this.words.take, told.label);
    keep.textContent = fill(this.words.keep, mine);
    const place = group.querySelector("[data-conflict]");
    take.addEventListener("click", () => {
      setValue(group, told.value);
      place.replaceChildren();
      this.say(told.saved);
      this.follow(told.visible);
      focusOn(group);
    });
    keep.addEventListener("click", () => {
      place.replaceChildren();
      this.kept.put(question, { value: entry.value, revision: told.revision });
      this.send(question);
      focusOn(group);
    });
    place.replaceChildren(box);
    this.say(this.words.refused, true);
  }

  /** Shows and hides questions of this section as the answers make them visible. */
  async follow(visible) {
    const shown = [...this.form.querySelectorAll("[data-question]")];
    const fresh = await this.freshQuestions(visible, shown);
    if (!fresh) return;
    const gone = shown.filter((group) => !fresh.some((other) => other.id === group.id));
    const added = fresh.filter((group) => !document.getElementById(group.id));
    steadily(() => {
      for (const group of gone) group.remove();
      for (const group of added) this.insert(group, fresh[fresh.indexOf(group) - 1]);
    });
    for (const group of added) group.dispatchEvent(new CustomEvent("question:added", { bubbles: true }));
    const [more, fewer] = [added.length, gone.length];
    const news = more ? this.words.more : fewer ? this.words.fewer : "";
    if (news) this.say(`${this.status.textContent} ${news}`);
  }

  /** Puts a question after the one before it; but below the one that somebody is at, never above. */
  insert(group, before) {
    const here = document.activeElement.closest("[data-question]");
    const last = before && document.getElementById(before.id);
    const isAbove = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const place = here && this.form.contains(here) && (!last || isAbove(last, here)) ? here : last;
    const own = document.adoptNode(group);
    if (place) place.after(own);
    else this.form.querySelector("[data-questions]").prepend(own);
  }

  /** The section's questions as the server shows them now; nothing when they are those that stand here. */
  async freshQuestions(visible, shown) {
    const here = new Set(shown.map((group) => group.dataset.question));
    const known = this.settings.conditional.filter((key) => visible.includes(key) !== here.has(key));
    if (!known.length) return null;
    const page = await this.page();
    return page ? [...page.querySelectorAll("[data-question]")] : null;
  }

  async page() {
    try {
      const response = await fetch(this.settings.page);
      return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
    } catch {
      return null;
    }
  }

  token() {
    return this.form.querySelector('[name="csrfmiddlewaretoken"]');
  }

  async renewToken() {
    const page = await this.page();
    const fresh = page?.querySelector('[name="csrfmiddlewaretoken"]');
    if (fresh) this.token().value = fresh.value;
  }

  /**
   * Offline the browser would show its own error page in place of the answers. And an answer that was changed
   * while the one before was under way would meet that as somebody else's: it goes when the way is free.
   */
  submitted(event) {
    if (!navigator.onLine) {
      event.preventDefault();
      this.say(this.words.stillWaiting, true);
    } else if (this.isOvertaken()) {
      event.preventDefault();
      this.onward = () => this.form.requestSubmit(event.submitter);
    }
  }

  restore(question, entry) {
    const group = this.group(question);
    if (group) setValue(group, entry.value);
  }

  say(text, isProblem = false) {
    // A line more would push what somebody is at.
    steadily(() => {
      this.status.textContent = text;
      this.status.classList.toggle("taking__saved--problem", isProblem);
    });
  }
}

/** Changes the page without moving what somebody is at. */
function steadily(change) {
  const here = document.activeElement;
  const before = here.getBoundingClientRect().top;
  change();
  if (here !== document.body && here.isConnected) scrollBy(0, here.getBoundingClientRect().top - before);
}

/** An input of a group that is not as the server sent it. */
function touchedIn(group) {
  return [...group.querySelectorAll("input:not([type=hidden], [data-find])")].find((input) =>
    ["radio", "checkbox"].includes(input.type)
      ? input.checked && !input.defaultChecked
      : input.value !== input.defaultValue,
  );
}

/** "None of these" and the other choices exclude each other. */
function exclude(group, input) {
  if (!input.checked) return;
  for (const other of group.querySelectorAll("input[type=checkbox]")) {
    if ((other.value === "@none") !== (input.value === "@none")) other.checked = false;
  }
}

/** The answer of a group as the server takes it; null for none, undefined where it is none yet. */
function valueOf(group) {
  const checked = [...group.querySelectorAll("input:checked")];
  switch (group.dataset.kind) {
    case "number":
      return numberOf(group.querySelector("input[type=text]"));
    case "months":
      return monthsOf(group);
    case "multiple":
      return checked.length ? checked.map((input) => input.value).filter((value) => value !== "@none") : null;
    case "held":
      return heldOf(group);
    default:
      return checked[0]?.value ?? null;
  }
}

function numberOf(input) {
  const text = input.value.trim();
  if (!text) return null;
  const digits = /^\d{1,3}([ ,.’'\u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

const AMOUNT = String.raw`\d{1,9}(?:[.,]\d{1,2})?|\d{0,9}½`;
const SAID = new RegExp(
  String.raw`^(?:(${AMOUNT})\s*(?:y|yr|yrs|year|years)(?![a-z])\.?)?` +
    String.raw`(?:\s*(?:,|and|&|\+)?\s*(\d{1,9})\s*(?:m|mo|mos|mth|mths|month|months)(?![a-z])\.?)?$`,
  "i",
);

/** The months of two fields, each a number of its unit or words: what portal/shared/durations.py reads. */
function monthsOf(group) {
  const typed = monthFields(group).map((input) => input.value.trim());
  if (!typed.some(Boolean)) return null;
  const [years, months] = [
    monthsIn(typed[0], new RegExp(`^(?:${AMOUNT})$`), 12),
    monthsIn(typed[1], /^\d{1,9}$/, 1),
  ];
  return years === undefined || months === undefined ? undefined : years + months;
}

function monthFields(group) {
  return ["years", "months"].map((unit) => group.querySelector(`[data-unit=${unit}]`));
}

function monthsIn(text, number, unit) {
  if (!text) return 0;
  if (number.test(text)) return Math.round(amountOf(text) * unit);
  const said = SAID.exec(text);
  return said ? Math.round(amountOf(said[1] ?? "0") * 12) + Number(said[2] ?? 0) : undefined;
}

function amountOf(text) {
  return text.endsWith("½") ? Number(text.slice(0, -1)) + 0.5 : Number(text.replace(",", "."));
}

function setMonths(group, value) {
  const [years, months] = monthFields(group);
  const isNone = value === null || value === undefined || value === "";
  years.value = !isNone && value >= 12 ? Math.floor(value / 12) : "";
  months.value = isNone || (value >= 12 && value % 12 === 0) ? "" : value % 12;
}

function heldOf(group) {
  const held = [];
  for (const { dataset } of group.querySelectorAll("[data-slug]")) {
    const { slug } = dataset;
    const [earned, until] = ["earned", "until"].map((name) =>
      document.getElementById(`${name}-${slug}`).value.trim(),
    );
    const [since, expires_on] = [earned, until].map((text) => (text ? lastDay(text) : ""));
    if (since === undefined || expires_on === undefined) return undefined;
    const item = { slug };
    if (since) item.earned_on = `${since.slice(0, 7)}-01`;
    if (expires_on) item.expires_on = expires_on;
    held.push(item);
  }
  return held;
}

/**
 * The last day of a month; undefined where the text names none. Some browsers show a month field as plain text,
 * so this takes what the server's form takes: 2027-06, 06/2027, 6.2027, and no year that is a slip of the hand.
 */
function lastDay(text) {
  const found =
    /^(?<year>\d{4})-(?<month>\d{1,2})$/.exec(text) ?? /^(?<month>\d{1,2})[/.](?<year>\d{4})$/.exec(text);
  const [year, month] = [Number(found?.groups.year), Number(found?.groups.month)];
  if (!(month >= 1 && month <= 12 && year >= 1950 && year <= 2100)) return undefined;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function setValue(group, value) {
  if (group.dataset.kind === "held") {
    group.dispatchEvent(new CustomEvent("held:set", { detail: value ?? [] }));
    return;
  }
  if (group.dataset.kind === "months") {
    setMonths(group, value);
    return;
  }
  const taken = Array.isArray(value) ? (value.length ? value : ["@none"]) : [String(value ?? "")];
  for (const input of group.querySelectorAll("input:not([type=hidden], [data-find])")) {
    if (input.type === "text") input.value = taken[0];
    else input.checked = taken.includes(input.value);
  }
}

function labelOf(group) {
  if (group.dataset.kind === "held") {
    return [...group.querySelectorAll(".held__name")].map((name) => name.textContent.trim()).join(", ");
  }
  const numbers = [...group.querySelectorAll(".number-field input")];
  if (numbers.length) {
    const said = numbers.filter((input) => input.value);
    return said.map((input) => `${input.value} ${input.closest("label").textContent.trim()}`).join(" ");
  }
  return [...group.querySelectorAll("input:checked")]
    .map((input) => input.closest("label").textContent.trim())
    .join(", ");
}

function focusOn(group) {
  (group.querySelector("input:checked") ?? group.querySelector("input:not([type=hidden])"))?.focus();
}

if (form) new Autosave(form, JSON.parse(document.getElementById(form.dataset.autosave).textContent)).start();
