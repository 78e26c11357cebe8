/**
 * Shows at once what a change in the form “What if?” does. Without this script its button does the same.
 *
 * The server answers with the whole page; the parts of it that follow from the form replace those shown. The form
 * itself stays, and with it the focus.
 */

const WAIT_MS = 400;

class WhatIf {
  constructor(form) {
    this.form = form;
    this.page = form.closest("article");
    this.said = this.page.querySelector('[data-part="sentence"]');
    this.shown = this.query();
    this.isBusy = false;
    this.timer = 0;
    form.addEventListener("input", (event) => {
      if (event.target.matches("input")) this.soon();
    });
    form.addEventListener("change", () => this.update());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.update({ isAsked: true });
    });
  }

  query() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  /** Whoever types a number is still at it. */
  soon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.update(), WAIT_MS);
  }

  /** One request at a time: what changes meanwhile is asked for when the answer is there. */
  async update({ isAsked = false } = {}) {
    window.clearTimeout(this.timer);
    const query = this.query();
    if (this.isBusy || (query === this.shown && !isAsked)) return;
    this.isBusy = true;
    this.page.classList.add("what-if--busy");
    const address = `${window.location.pathname}?${query}`;
    try {
      await this.show(address);
      this.shown = query;
      window.history.replaceState(null, "", address);
    } catch {
      this.said.firstElementChild.textContent = this.form.dataset.failed;
    } finally {
      this.isBusy = false;
      this.page.classList.remove("what-if--busy");
    }
    if (this.query() !== query) this.update();
  }

  async show(address) {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!fresh.querySelector("[data-what-if]")) {
      // Whoever was signed out meanwhile gets another page.
      if (response.status === 404) window.location.assign(address);
      throw new Error(response.statusText);
    }
    for (const part of this.page.querySelectorAll("[data-part]")) {
      const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      part.replaceChildren(...document.importNode(next, true).childNodes);
    }
    for (const field of this.form.querySelectorAll("[data-field]")) {
      WhatIf.mark(field, fresh.getElementById(field.dataset.field));
    }
    document.querySelector(".error-summary")?.remove();
    document.title = fresh.title;
  }

  /** What is wrong with a field stands at it, or is gone; the control stays. */
  static mark(field, freshControl) {
    const control = document.getElementById(field.dataset.field);
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (freshControl.hasAttribute(name)) control.setAttribute(name, freshControl.getAttribute(name));
      else control.removeAttribute(name);
    }
    field.querySelector(".field__error")?.remove();
    const error = freshControl.closest("[data-field]").querySelector(".field__error");
    if (error) control.before(document.importNode(error, true));
  }
}

for (const form of document.querySelectorAll("[data-what-if]")) new WhatIf(form);
