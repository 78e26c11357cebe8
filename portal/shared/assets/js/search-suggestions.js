/**
 * Suggests pages while somebody types into a search box. Without this script the box leads to the search's page,
 * which guesses too; when anything fails here, the box stays as it is.
 *
 * The pattern is ARIA's combobox with a list: the focus stays in the box, arrows choose, Enter opens what is
 * chosen or else searches, Escape closes.
 */

const WAIT_MS = 140;
const SHORTEST = 2;

class Suggestions {
  constructor(box) {
    this.box = box;
    this.input = box.querySelector("input[type=search]");
    // HTML lets a box of text be a combobox, and not one for a search.
    this.input.type = "text";
    box.append(box.querySelector("template").content.cloneNode(true));
    this.list = box.querySelector("[role=listbox]");
    this.status = box.querySelector("[role=status]");
    this.chosen = -1;
    this.asked = "";
    this.timer = 0;
    this.request = null;
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.soon());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // A press would take the focus, and with it the list, before it is a click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.open(option);
    });
  }

  get options() {
    return [...this.list.children];
  }

  soon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    const query = this.input.value.trim();
    if (query === this.asked && !this.list.hidden) return;
    this.request?.abort();
    this.asked = query;
    if (query.length < SHORTEST) {
      this.close();
      return;
    }
    const request = new AbortController();
    this.request = request;
    try {
      const address = `${this.box.dataset.suggestions}?${new URLSearchParams({ q: query })}`;
      const response = await fetch(address, { signal: request.signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      const { suggestions } = await response.json();
      if (this.asked === query && document.activeElement === this.input) this.show(suggestions);
    } catch {
      // The server is away: the box searches all the same. What a later request has stopped closes nothing.
      if (!request.signal.aborted) this.close();
    }
  }

  show(suggestions) {
    this.choose(-1);
    this.list.replaceChildren(...suggestions.map((suggestion, number) => this.option(suggestion, number)));
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(suggestions.length > 0));
    this.say(suggestions.length);
  }

  option({ title, url, label }, number) {
    const option = document.createElement("div");
    option.id = `${this.list.id}-${number}`;
    option.className = "suggestion";
    option.dataset.url = url;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.className = "suggestion__name";
    name.textContent = title;
    const kind = document.createElement("span");
    kind.className = "suggestion__kind";
    kind.textContent = label;
    option.append(name, " ", kind);
    return option;
  }

  say(count) {
    const { none, one, some } = this.status.dataset;
    this.status.textContent = count === 0 ? none : count === 1 ? one : some.replace("%n", count);
  }

  press(event) {
    if (event.isComposing) return;
    const last = this.options.length - 1;
    const isOpen = !this.list.hidden && last >= 0;
    if (event.key === "Escape" && isOpen) {
      // The browser would empty the box.
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.options[this.chosen]);
    } else if (event.key === "ArrowDown" && !isOpen) {
      this.asked = "";
      this.ask();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // From the box to the first or last line, and from those back to the box.
      const next = this.chosen + step;
      this.choose(next < -1 ? last : next > last ? -1 : next);
    }
  }

  choose(number) {
    this.options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = number;
    const option = this.options[number];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  open(option) {
    window.location.assign(option.dataset.url);
  }

  close() {
    window.clearTimeout(this.timer);
    this.choose(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

for (const box of document.querySelectorAll("[data-suggestions]")) new Suggestions(box);
