// Rows that are a line each until somebody opens one. Adding, moving and deleting is Wagtail's InlinePanel.
"use strict";

(() => {
  class FoldedRows extends window.StimulusModule.Controller {
    static values = { options: Object };

    connect() {
      this.panel = new window.InlinePanel(this.optionsValue);
      this.element.addEventListener("input", (event) => this.#name(event.target));
    }

    toggle(event) {
      const row = event.target.closest("[data-inline-panel-child]");
      const fields = row.querySelector(".folded-row__fields");
      if (fields.hasAttribute("data-folded")) {
        this.#unfold(row, fields);
      } else {
        fields.hidden = !fields.hidden;
      }
      event.target.setAttribute("aria-expanded", String(!fields.hidden));
    }

    // The fields and buttons of a new row, with the values of this one.
    #unfold(row, fields) {
      const { formsetPrefix } = this.optionsValue;
      const template = document.getElementById(`${formsetPrefix}-EMPTY_FORM_TEMPLATE`);
      const number = /-(\d+)$/.exec(row.dataset.prefix)[1];
      const part = document.createElement("template");
      part.innerHTML = template.innerHTML.replaceAll("__prefix__", number);
      const made = part.content.querySelector(".folded-row__fields");
      for (const control of made.querySelectorAll("[name]")) {
        const stored = fields.querySelector(`input[name="${control.name}"]`)?.value ?? "";
        if (control.type === "checkbox") {
          control.checked = stored !== "";
        } else {
          control.value = stored;
        }
      }
      fields.replaceChildren(...made.childNodes);
      fields.removeAttribute("data-folded");
      fields.hidden = false;
      row.querySelector(".folded-row__line").append(part.content.querySelector(".folded-row__tools"));
      this.panel.initChildControls(row.dataset.prefix);
      this.panel.updateControlStates();
    }

    // The line says what its first field does.
    #name(control) {
      const row = control.closest("[data-inline-panel-child]");
      const [first, second] = row?.querySelectorAll(".folded-row__fields [name]") ?? [];
      if (control === first || (control === second && !first.value)) {
        row.querySelector(".fact-row__name").textContent = control.value.slice(0, 120);
      }
    }
  }

  window.wagtail.app.register("folded-rows", FoldedRows);
})();
