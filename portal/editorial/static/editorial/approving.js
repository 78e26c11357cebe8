// One press of a button below a form sends one request.
//
// The buttons of workflows put fields into the form; autosave takes those for an edit and would send the form a
// second time, with the decision in it. So nothing is saved by itself once a decision is in the form, and a form
// that is on its way is not sent again.
"use strict";

(() => {
  const DECISION = "action-workflow-action";
  // As long as nginx waits for an answer.
  const PATIENCE = 60_000;
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
    // No event says that the browser's Stop was pressed, so the form may be sent again after a while.
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
