// One press of a button below a form sends one request.
//
// The buttons of workflows put fields into the form; autosave takes those for an edit and would send the form a
// second time, with the decision in it. So nothing is saved by itself once a decision is in the form, and a form
// that is on its way is not sent again.
"use strict";

(() => {
  const DECISION = "action-workflow-action";
  const PATIENCE = 15_000;
  const onTheirWay = new WeakSet();

  document.addEventListener("w-autosave:save", (event) => {
    const form = event.target;
    if (onTheirWay.has(form) || event.detail.formData.has(DECISION)) {
      event.preventDefault();
    }
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-edit-form]")) {
      return;
    }
    if (event.defaultPrevented) {
      return;
    }
    if (onTheirWay.has(form)) {
      event.preventDefault();
      return;
    }
    onTheirWay.add(form);
    // Stopped by its person, a form comes back without a word to this page.
    setTimeout(() => onTheirWay.delete(form), PATIENCE);
  });

  // Back from the next page, or after the answer failed to arrive: the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-edit-form]")) {
      onTheirWay.delete(form);
      for (const field of form.querySelectorAll(`[type="hidden"][name="${DECISION}"]`)) {
        field.remove();
      }
    }
  });
})();
