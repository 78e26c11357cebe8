/**
 * Shows at once what a change of the catalogue's filter does. Without this script its button does the same.
 *
 * The server answers with the whole page at the address that the form would lead to. Count, chips, list and the
 * numbers beside boxes are taken from it; the form itself stays, and with it the focus. Each change is a step back.
 */

const WAIT_MS = 350;
const page = document.querySelector("[data-catalogue]");
const form = document.getElementById("filter");

class LiveCatalogue {
  constructor() {
    this.disclosure = form.closest("details");
    this.sort = page.querySelector("select[form='filter']");
    this.said = page.querySelector("[data-said]");
    this.timer = 0;
    this.request = null;
    this.hasFailed = false;
    this.alert = document.createElement("p");
    this.alert.className = "alert alert--error";
    this.alert.textContent = form.dataset.failed;
    for (const needless of page.querySelectorAll("[data-needless]")) needless.hidden = true;
    this.name(this.part(document, "list"));
    form.addEventListener("input", (event) => event.target.type === "search" && this.soon());
    form.addEventListener("change", (event) => event.target.type !== "search" && this.update());
    this.sort.addEventListener("change", () => this.update());
    form.addEventListener("submit", (event) => this.submitted(event));
    page.addEventListener("click", (event) => this.clicked(event));
    window.addEventListener("popstate", () => this.show(window.location.href, { isStep: false }));
  }

  part(root, name) {
    return root.querySelector(`[data-part="${name}"]`);
  }

  /** The address of what is chosen, without fields that say nothing. */
  address() {
    const asked = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(asked).toString();
    return query ? `${window.location.pathname}?${query}` : window.location.pathname;
  }

  /** Whoever types is still at it. */
  soon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.update(), WAIT_MS);
  }

  update() {
    window.clearTimeout(this.timer);
    return this.show(this.address(), {});
  }

  async submitted(event) {
    // After a failure the browser is let do what it does without this script.
    if (this.hasFailed) return;
    event.preventDefault();
    if (!(await this.update())) return;
    if (this.disclosure.open && this.disclosure.firstElementChild.offsetParent) this.disclosure.open = false;
    this.toCount();
  }

  /** A link to the catalogue itself, such as a chip, changes the filter. */
  clicked(event) {
    if (this.hasFailed) return;
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || link.pathname !== window.location.pathname || link.hash) return;
    event.preventDefault();
    this.show(link.href, { isForm: false }).then((isShown) => isShown && this.toCount());
  }

  toCount() {
    this.part(page, "count").focus();
  }

  /** Shows an address; false where a later one overtook it or it could not be had. */
  async show(address, { isStep = true, isForm = isStep }) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    page.classList.add("catalogue--busy");
    try {
      const response = await fetch(address, { headers: { Accept: "text/html" }, signal: request.signal });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (request.signal.aborted) return false;
      if (!response.ok || !this.part(fresh, "list")) throw new Error(response.statusText);
      this.take(fresh, isForm);
      if (isStep) this.step(fresh);
      this.hasFailed = false;
      return true;
    } catch (error) {
      if (error.name !== "AbortError") this.failed();
      return false;
    } finally {
      if (this.request === request) page.classList.remove("catalogue--busy");
    }
  }

  failed() {
    this.hasFailed = true;
    this.part(page, "chips").prepend(this.alert);
    this.said.textContent = form.dataset.failed;
  }

  step(fresh) {
    const { address } = this.part(fresh, "list").dataset;
    if (address === window.location.pathname + window.location.search) return;
    window.history.pushState(null, "", address);
  }

  take(fresh, isForm) {
    const list = this.part(page, "list");
    const freshList = this.part(fresh, "list");
    // Rows that stay are not made anew: what is chosen in them, and the focus, stay too.
    for (const row of freshList.querySelectorAll("[data-row]")) {
      const old = list.querySelector(`[data-row="${CSS.escape(row.dataset.row)}"]`);
      if (old) row.replaceWith(old);
    }
    for (const name of ["count", "chips", "active", "list"]) {
      this.part(page, name).replaceChildren(...this.part(fresh, name).childNodes);
    }
    this.name(freshList);
    this.introduce(fresh);
    for (const facet of fresh.querySelectorAll("[data-facet]")) this.takeFacet(facet, isForm);
    if (!isForm) this.takeFields(fresh);
    document.title = fresh.title;
    this.said.textContent = this.part(page, "count").textContent;
    document.dispatchEvent(new CustomEvent("rows:replaced"));
  }

  name(list) {
    const button = form.querySelector("[type='submit']");
    if (list.dataset.show) button.textContent = list.dataset.show;
  }

  /** The introduction is there while nothing is filtered. */
  introduce(fresh) {
    const [old, next] = [document, fresh].map((root) => root.querySelector("[data-introduction]"));
    old.replaceChildren(...next.childNodes);
  }

  /** Numbers change in place; where boxes come and go, the facet is made anew and the focus put back. */
  takeFacet(fresh, isForm) {
    const facet = form.querySelector(`[data-facet="${fresh.dataset.facet}"]`);
    const [old, next] = [facet, fresh].map((one) => [...one.querySelectorAll(".facet__option")]);
    const isSame =
      old.length === next.length && old.every((option, place) => text(option) === text(next[place]));
    if (isSame) {
      for (const [place, option] of old.entries()) patch(option, next[place], isForm);
    } else {
      const { name, value } = document.activeElement;
      const hadFocus = facet.contains(document.activeElement);
      facet.lastElementChild.replaceWith(fresh.lastElementChild);
      const same = [...facet.querySelectorAll("input, select")].find(
        (input) => input.name === name && (input.type !== "checkbox" || input.value === value),
      );
      if (hadFocus) same?.focus();
    }
    facet.firstElementChild.replaceChildren(...fresh.firstElementChild.childNodes);
    if (!isForm && fresh.open) facet.open = true;
  }

  /** After a chip, or a step back: the form says what is shown. */
  takeFields(fresh) {
    for (const id of ["filter-q", "filter-currency", "sort"]) {
      const field = document.getElementById(id);
      if (field) field.value = fresh.getElementById(id).value;
    }
  }
}

/** What a box stands for, without its number. */
function text(option) {
  return `${option.querySelector("input").value} ${option.querySelector("span").textContent}`;
}

function patch(option, fresh, isForm) {
  option.className = fresh.className;
  const number = option.querySelector(".facet__count");
  if (number) number.textContent = fresh.querySelector(".facet__count").textContent;
  if (!isForm) option.querySelector("input").checked = fresh.querySelector("input").checked;
}

if (page && form) new LiveCatalogue();
