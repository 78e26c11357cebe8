// The facts of a page as a table.
//
// What is sent are the hidden fields of each row, always in one order: the form counts as changed only when a
// value does. A row that somebody opens gets visible fields, which write into the hidden ones. Sources are no
// fields at all: each is what several rows have in common, and a change of it is written into all of them.
"use strict";

(() => {
  const SOURCE = ["source_url", "source_note", "source_date", "collected_on"];
  const COPIED = ["value", "in_force_from", "in_force_until", "confidence", "also", "caution", "note"];
  const OWN = [...COPIED, "because", "reason"];
  const MORE = ["in_force_from", "in_force_until", "also", "caution", "note"];
  const LONGEST_SOURCE = 40;
  // As the server has it.
  const SLUG = /(?<![\w-])[a-z0-9-]+(?![\w-])/g;
  const ROUTE_KEY = /^routes\.(\d+)\.(.+)$/;

  const fill = (sentence, values) =>
    sentence.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "");
  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  const shorten = (words) => (words.length > LONGEST_SOURCE ? `${words.slice(0, LONGEST_SOURCE - 1)}…` : words);
  const hostOf = (url) => {
    try {
      return new URL(url).hostname.replace(/^www\./, "");
    } catch {
      return url;
    }
  };

  class FactTable extends window.StimulusModule.Controller {
    static targets = [
      "row", "group", "groups", "groupTemplate", "editorTemplate", "sourceTemplate", "filter", "jump",
      "sources", "sourceCount", "status",
    ];
    static values = { prefix: String, words: String };

    connect() {
      this.words = JSON.parse(document.getElementById(this.wordsValue).textContent);
      this.sources = [];
      this.serial = 0;
      for (const row of this.rowTargets) {
        this.#joinSource(row);
        if (row.hasAttribute("data-removed")) {
          this.#showRemoved(row);
        }
      }
      for (const row of this.rowTargets) {
        if (row.querySelector("[data-error]") && !row.hasAttribute("data-removed")) {
          this.#open(row);
        }
      }
      this.#drawSources();
      this.#drawJump();
      this.#openNamed();
      this.form = this.element.closest("form");
      this.onAutosave = (event) => this.#leaveOut(event.detail.formData);
      this.onSubmit = () => this.#removeUntouched();
      this.form?.addEventListener("w-autosave:save", this.onAutosave);
      this.form?.addEventListener("submit", this.onSubmit, { capture: true });
    }

    disconnect() {
      this.form?.removeEventListener("w-autosave:save", this.onAutosave);
      this.form?.removeEventListener("submit", this.onSubmit, { capture: true });
    }

    // --- What a row has ---------------------------------------------------------------------------------

    #find(row, name) {
      return row.querySelector(`input[type="hidden"][name="${row.dataset.prefix}-${name}"]`);
    }

    // The hidden field; one that was empty is not there before somebody writes into it.
    #hidden(row, name) {
      const found = this.#find(row, name);
      if (found) {
        return found;
      }
      const made = document.createElement("input");
      Object.assign(made, { type: "hidden", name: `${row.dataset.prefix}-${name}` });
      row.querySelector(".fact-row__open td").prepend(made);
      return made;
    }

    #value(row, name) {
      return this.#find(row, name)?.value ?? "";
    }

    #write(row, name, value) {
      if (this.#value(row, name) !== value) {
        const field = this.#hidden(row, name);
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }

    #fieldOf(key) {
      const route = ROUTE_KEY.exec(key);
      const groups = route ? [this.words.fields.route] : Object.values(this.words.fields);
      return groups.flat().find((field) => field.key === (route ? route[2] : key));
    }

    #listOf(key) {
      const route = ROUTE_KEY.exec(key);
      return route ? this.words.lists[route[2]] : undefined;
    }

    #isRemoved(row) {
      return this.#value(row, "DELETE") === "1";
    }

    #group(row) {
      return row.closest("[data-group]");
    }

    #rowsOf(group) {
      return this.rowTargets.filter((row) => this.#group(row) === group);
    }

    // --- Open, close, draw --------------------------------------------------------------------------------

    toggle(event) {
      const row = event.target.closest("tbody");
      if (row.querySelector("[aria-expanded]").getAttribute("aria-expanded") === "true") {
        this.#close(row);
      } else {
        this.#open(row);
      }
    }

    #close(row) {
      row.querySelector(".fact-row__name").setAttribute("aria-expanded", "false");
      row.querySelector(".fact-row__open").hidden = true;
    }

    #open(row) {
      if (!row.querySelector(".fact-editor")) {
        this.#makeEditor(row);
      }
      this.#readSource(row);
      row.querySelector(".fact-row__name").setAttribute("aria-expanded", "true");
      row.querySelector(".fact-row__open").hidden = false;
    }

    #makeEditor(row) {
      const editor = this.editorTemplateTarget.content.cloneNode(true).firstElementChild;
      this.#label(editor);
      for (const name of OWN) {
        const input = editor.querySelector(`[data-field="${name}"] [data-input]`);
        input.value = this.#value(row, name);
        const taken = () => {
          this.#write(row, name, input.value);
          this.#redraw(row);
          this.#askWhy(row, editor);
        };
        input.addEventListener("input", taken);
        input.addEventListener("change", taken);
      }
      editor.querySelector("details").open = MORE.some((name) => this.#value(row, name));
      this.#offerKeys(row, editor);
      const sources = editor.querySelector("[data-sources]");
      sources.addEventListener("change", () => this.#chooseSource(row, sources.value));
      this.#bindSource(editor.querySelector("[data-source-fields]"), () => this.#sourceOf(row));
      row.querySelector(".fact-row__open td").append(editor);
      this.#askForValue(row, editor);
      this.#placeErrors(row, editor);
      row.dataset.loaded ??= this.#value(row, "value");
      this.#askWhy(row, editor);
    }

    // Asked of stored values that change, and where something was said or is missing.
    #askWhy(row, editor) {
      const [because, reason] = ["because", "reason"].map((name) => editor.querySelector(`[data-field="${name}"]`));
      const changes = !row.hasAttribute("data-new") && this.#value(row, "value") !== row.dataset.loaded;
      because.hidden = !(changes || this.#value(row, "because") || because.querySelector("[data-error]"));
      const wrong = this.#value(row, "because") === "wrong";
      reason.hidden = because.hidden || !(wrong || reason.querySelector("[data-error]"));
    }

    #label(part) {
      for (const field of part.querySelectorAll(".fact-field")) {
        const label = field.querySelector("label");
        const controls = field.querySelectorAll("input, select, textarea");
        for (const control of controls) {
          this.serial += 1;
          control.id = `${this.prefixValue}-field-${this.serial}`;
        }
        label.htmlFor = controls[controls.length - 1].id;
        const help = field.querySelector(".help");
        if (help) {
          help.id = `${label.htmlFor}-help`;
          for (const control of controls) {
            control.setAttribute("aria-describedby", help.id);
          }
        }
      }
    }

    // Only new facts choose what they state.
    #offerKeys(row, editor) {
      const part = editor.querySelector('[data-field="key"]');
      if (!row.hasAttribute("data-new")) {
        part.remove();
        return;
      }
      const select = part.querySelector("select");
      const group = this.#group(row);
      const start = group.dataset.route ? `routes.${group.dataset.route}.` : "";
      select.append(
        option("", this.words.sentences.chooseField),
        ...this.words.fields[group.dataset.fields].map((field) => option(start + field.key, field.question)),
      );
      select.value = this.#value(row, "key");
      select.addEventListener("change", () => {
        select.dataset.touched = "";
        this.#write(row, "key", select.value);
        this.#askForValue(row, editor);
        this.#redraw(row);
      });
    }

    #askForValue(row, editor) {
      const key = this.#value(row, "key");
      const field = this.#fieldOf(key);
      const part = editor.querySelector('[data-field="value"]');
      const input = part.querySelector("[data-input]");
      const choice = part.querySelector("[data-choice]");
      const label = part.querySelector("label");
      if (field) {
        label.textContent = field.question;
        part.querySelector(".help").textContent = field.help_text;
      }
      input.inputMode = field?.unit && field.unit !== "months" ? "numeric" : "text";
      const list = this.#listOf(key);
      choice.hidden = !list;
      if (list) {
        this.#offerWords(part, choice, input, list);
      }
      input.hidden = Boolean(list) && choice.value !== "\n";
      label.htmlFor = list ? choice.id : input.id;
      input.setAttribute("aria-label", label.textContent);
    }

    #offerWords(part, choice, input, list) {
      const { chooseWords, otherWords } = this.words.sentences;
      const unlisted = input.value && !list.words.includes(input.value);
      choice.replaceChildren(
        option("", chooseWords),
        ...(unlisted ? [option(input.value, input.value)] : []),
        ...list.words.map((words) => option(words, words)),
        option("\n", otherWords),
      );
      choice.value = input.value;
      const note = part.querySelector("[data-unlisted]");
      const tell = () => {
        note.hidden = !input.value || list.words.includes(input.value);
        note.querySelector("a").href = `${list.add}?words=${encodeURIComponent(input.value)}`;
      };
      tell();
      choice.onchange = () => {
        input.hidden = choice.value !== "\n";
        input.value = choice.value === "\n" ? "" : choice.value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        if (!input.hidden) {
          input.focus();
        }
      };
      input.oninput = tell;
    }

    #placeErrors(row, editor) {
      for (const error of row.querySelectorAll("[data-error]")) {
        const name = error.dataset.error;
        const field =
          editor.querySelector(`[data-field="${name}"], [data-source-field="${name}"]`) ?? null;
        this.serial += 1;
        error.id = `${this.prefixValue}-error-${this.serial}`;
        if (!field) {
          editor.prepend(error);
          continue;
        }
        field.querySelector("label").after(error);
        field.closest("details")?.setAttribute("open", "");
        for (const control of field.querySelectorAll("input, select, textarea")) {
          control.setAttribute("aria-invalid", "true");
          control.setAttribute(
            "aria-describedby",
            [error.id, control.getAttribute("aria-describedby")].filter(Boolean).join(" "),
          );
        }
        if (field.hasAttribute("data-source-field")) {
          row.setAttribute("data-shows-source", "");
        }
      }
      row.toggleAttribute("data-faulty", Boolean(row.querySelector("[data-error]")));
    }

    #redraw(row) {
      row.querySelector(".fact-row__name").textContent = this.#nameOf(row);
      const day = this.#value(row, "source_date") || this.#value(row, "collected_on");
      const cells = {
        source: hostOf(this.#value(row, "source_url")) || shorten(this.#value(row, "source_note")),
        day: this.#value(row, "source_url") || this.#value(row, "source_note") ? day : "",
        confidence: this.words.confidence[this.#value(row, "confidence")] ?? "",
      };
      for (const [name, text] of Object.entries(cells)) {
        row.querySelector(`[data-cell="${name}"]`).textContent = text;
      }
      this.#nameRoute(this.#group(row));
    }

    #nameOf(row) {
      const key = this.#value(row, "key");
      const value = this.#value(row, "value");
      const field = this.#fieldOf(key);
      if (!key) {
        return this.words.sentences.newFact;
      }
      if (!value) {
        return `${field?.label ?? key}. ${this.words.sentences.valueMissing}`;
      }
      const words = field?.names_certifications ? value.replace(SLUG, (slug) => this.#titleOf(slug)) : value;
      return `${field?.label ?? key}: ${words}${field?.unit ? ` ${field.unit}` : ""}`;
    }

    #titleOf(slug) {
      return Object.hasOwn(this.words.names, slug) ? this.words.names[slug] : slug;
    }

    #nameRoute(group) {
      const number = group.dataset.route;
      if (!number) {
        return;
      }
      const asked = this.#rowsOf(group)
        .filter((row) => !this.#isRemoved(row) && this.#value(row, "value"))
        .filter((row) => /\.(education|experience_months)$/.test(this.#value(row, "key")))
        .map((row) => this.#nameOf(row).split(": ").slice(1).join(": "));
      const { route, routeAsks } = this.words.sentences;
      const heading = fill(asked.length ? routeAsks : route, { number, asked: asked.join(", ") });
      group.querySelector(".fact-group__heading").textContent = heading;
      group.querySelector(".fact-group__add").ariaLabel = fill(this.words.sentences.addTo, { heading });
    }

    // --- Sources ------------------------------------------------------------------------------------------

    #sourceOf(row) {
      return this.sources[Number(row.dataset.source)];
    }

    #joinSource(row) {
      const values = Object.fromEntries(SOURCE.map((name) => [name, this.#value(row, name)]));
      if (!values.source_url && !values.source_note) {
        if (!row.querySelector("[data-error]")) {
          return;
        }
      }
      const same = (one) => SOURCE.every((name) => one[name] === values[name]);
      let place = this.sources.findIndex(same);
      if (place < 0) {
        place = this.sources.push(values) - 1;
      }
      row.dataset.source = String(place);
    }

    #used(place) {
      return this.rowTargets.filter((row) => row.dataset.source === String(place) && !this.#isRemoved(row));
    }

    #sourceName(source) {
      const url = source.source_url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
      return [url || shorten(source.source_note) || this.words.sentences.noSource, source.source_date]
        .filter(Boolean)
        .join(", ");
    }

    #readSource(row) {
      const select = row.querySelector("[data-sources]");
      const offered = this.sources.map((source, place) => [source, place]);
      select.replaceChildren(
        ...(row.dataset.source ? [] : [option("", this.words.sentences.noSource)]),
        ...offered
          .filter(([_source, place]) => this.#used(place).length || row.dataset.source === String(place))
          .map(([source, place]) => option(String(place), this.#sourceName(source))),
        option("new", this.words.sentences.newSource),
      );
      select.value = row.dataset.source ?? "";
      const fields = row.querySelector("[data-source-fields]");
      const source = this.#sourceOf(row);
      fields.hidden = !source || !(source.isNew || row.hasAttribute("data-shows-source"));
      this.#showSource(fields, source);
    }

    #showSource(fields, source) {
      for (const field of fields.querySelectorAll("[data-source-field]")) {
        const input = field.querySelector("input");
        if (input !== document.activeElement) {
          input.value = source?.[field.dataset.sourceField] ?? "";
        }
      }
    }

    #bindSource(fields, sourceNow) {
      for (const field of fields.querySelectorAll("[data-source-field]")) {
        const input = field.querySelector("input");
        const taken = () => {
          const source = sourceNow();
          if (!source) {
            return;
          }
          source[field.dataset.sourceField] = input.value.trim();
          this.#spread(source);
        };
        input.addEventListener("input", taken);
        input.addEventListener("change", taken);
      }
    }

    // Writes a source into every fact that names it.
    #spread(source) {
      const place = this.sources.indexOf(source);
      for (const row of this.rowTargets) {
        if (row.dataset.source !== String(place)) {
          continue;
        }
        for (const name of SOURCE) {
          this.#write(row, name, source[name]);
        }
        this.#redraw(row);
        if (row.querySelector(".fact-editor")) {
          this.#showSource(row.querySelector("[data-source-fields]"), source);
          for (const one of row.querySelectorAll(`[data-sources] option[value="${place}"]`)) {
            one.textContent = this.#sourceName(source);
          }
        }
      }
      const item = this.sourcesTarget.querySelector(`[data-place="${place}"]`);
      if (item) {
        this.#nameSource(item, source, place);
        this.#showSource(item.querySelector("[data-source-fields]"), source);
      }
    }

    #setSource(row, place) {
      row.dataset.source = String(place);
      const source = this.sources[place];
      for (const name of SOURCE) {
        this.#write(row, name, source[name]);
      }
      this.lastSource = place;
      this.#redraw(row);
      this.#drawSources();
    }

    #chooseSource(row, chosen) {
      row.removeAttribute("data-shows-source");
      if (chosen === "new") {
        const source = { source_url: "", source_note: "", source_date: "", collected_on: this.words.today, isNew: true };
        this.#setSource(row, this.sources.push(source) - 1);
        this.#readSource(row);
        row.querySelector('[data-source-field="source_url"] input').focus();
      } else if (chosen !== "") {
        this.#setSource(row, Number(chosen));
        this.#readSource(row);
      }
    }

    sameSource(event) {
      const row = event.target.closest("tbody");
      const rows = this.rowTargets.filter((one) => !this.#isRemoved(one) && one.dataset.source);
      const above = rows
        .filter((one) => one !== row && one.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING)
        .pop();
      if (above) {
        this.#setSource(row, Number(above.dataset.source));
        this.#readSource(row);
      }
    }

    #drawSources() {
      const shown = this.sources.map((source, place) => [source, place, this.#used(place).length]);
      const inUse = shown.filter(([_source, _place, used]) => used);
      this.sourceCountTarget.textContent = `(${inUse.length})`;
      for (const [source, place, used] of shown) {
        let item = this.sourcesTarget.querySelector(`[data-place="${place}"]`);
        if (!item) {
          item = this.sourceTemplateTarget.content.cloneNode(true).firstElementChild;
          item.dataset.place = String(place);
          this.#label(item);
          this.#bindSource(item.querySelector("[data-source-fields]"), () => source);
          this.sourcesTarget.append(item);
        }
        item.hidden = !used;
        this.#nameSource(item, source, place);
      }
    }

    #nameSource(item, source, place) {
      item.querySelector("button").textContent = this.#sourceName(source);
      const count = this.#used(place).length;
      const { facts, oneFact } = this.words.sentences;
      item.querySelector("[data-used]").textContent = count === 1 ? oneFact : fill(facts, { count });
    }

    toggleSource(event) {
      const item = event.target.closest("li");
      const fields = item.querySelector("[data-source-fields]");
      this.#showSource(fields, this.sources[Number(item.dataset.place)]);
      fields.hidden = !fields.hidden;
      event.target.setAttribute("aria-expanded", String(!fields.hidden));
    }

    // --- Add, duplicate, move, remove -----------------------------------------------------------------------

    add(event) {
      const row = this.#append(event.target.closest("[data-group]"), "");
      this.#open(row);
      row.querySelector('[data-field="key"] select').focus();
    }

    addRoute() {
      const numbers = this.groupTargets.map((group) => Number(group.dataset.route)).filter(Boolean);
      const number = Math.max(0, ...numbers) + 1;
      const group = this.groupTemplateTarget.content.cloneNode(true).firstElementChild;
      Object.assign(group.dataset, { group: `route-${number}`, fields: "route", route: String(number) });
      const last = this.groupTargets.filter((one) => one.dataset.route).pop();
      (last ?? this.groupTargets.find((one) => one.dataset.group === "prerequisite")).after(group);
      const rows = this.words.basics.map((name) => this.#append(group, `routes.${number}.${name}`));
      for (const row of rows) {
        this.#open(row);
      }
      this.#nameRoute(group);
      this.#drawJump();
      rows[0].querySelector('[data-field="value"] :is(select, textarea):not([hidden])').focus();
    }

    #append(group, key) {
      const total = this.form.elements.namedItem(`${this.prefixValue}-TOTAL_FORMS`);
      const number = Number(total.value);
      const template = document.getElementById(`id_${this.prefixValue}-EMPTY_FORM_TEMPLATE`);
      const row = template.content.querySelector("tbody").cloneNode(true);
      row.id = row.id.replace("__prefix__", String(number));
      row.dataset.prefix = row.dataset.prefix.replace("__prefix__", String(number));
      row.setAttribute("data-new", "");
      for (const input of row.querySelectorAll("input")) {
        input.name = input.name.replace("__prefix__", String(number));
      }
      const last = this.#last();
      group.querySelector("table").append(row);
      group.querySelector("table").hidden = false;
      total.value = String(number + 1);
      this.#hidden(row, "ORDER").value = String(number + 1);
      this.#hidden(row, "key").value = key;
      this.#hidden(row, "collected_on").value = this.words.today;
      if (last) {
        this.#hidden(row, "confidence").value = this.#value(last, "confidence");
        this.#setSource(row, this.lastSource ?? Number(last.dataset.source));
      } else {
        const source = { source_url: "", source_note: "", source_date: "", collected_on: this.words.today, isNew: true };
        this.#setSource(row, this.sources.push(source) - 1);
      }
      this.#hidden(row, "key").dispatchEvent(new Event("change", { bubbles: true }));
      this.#redraw(row);
      this.#drawJump();
      return row;
    }

    // The fact that was entered last.
    #last() {
      const rows = this.rowTargets.filter((row) => !this.#isRemoved(row) && row.dataset.source);
      return rows.sort((one, other) => this.#value(one, "ORDER") - this.#value(other, "ORDER")).pop();
    }

    duplicate(event) {
      const row = event.target.closest("tbody");
      const copy = this.#append(this.#group(row), this.#value(row, "key"));
      for (const name of COPIED) {
        this.#hidden(copy, name).value = this.#value(row, name);
      }
      this.#setSource(copy, Number(row.dataset.source));
      this.#open(copy);
      this.#say(this.words.sentences.duplicated);
      copy.querySelector('[data-field="value"] :is(select, textarea):not([hidden])').focus();
    }

    moveUp(event) {
      const row = event.target.closest("tbody");
      const rows = this.#rowsOf(this.#group(row)).filter((one) => !this.#isRemoved(one));
      const above = rows[rows.indexOf(row) - 1];
      if (above) {
        const order = this.#value(above, "ORDER");
        this.#write(above, "ORDER", this.#value(row, "ORDER"));
        this.#write(row, "ORDER", order);
        above.before(row);
        event.target.focus();
      }
    }

    remove(event) {
      const row = event.target.closest("tbody");
      this.#write(row, "DELETE", "1");
      this.#showRemoved(row);
      row.querySelector("[data-put-back]").focus();
      this.#drawSources();
      this.#drawJump();
      this.#nameRoute(this.#group(row));
    }

    #showRemoved(row) {
      this.#close(row);
      row.setAttribute("data-removed", "");
      const button = row.querySelector(".fact-row__name");
      button.hidden = true;
      const note = document.createElement("span");
      note.textContent = `${fill(this.words.sentences.removed, { name: this.#nameOf(row) })} `;
      const back = document.createElement("button");
      back.type = "button";
      back.className = "button button-small button-secondary";
      back.dataset.putBack = "";
      back.textContent = this.words.sentences.putBack;
      back.addEventListener("click", () => {
        this.#write(row, "DELETE", "");
        row.removeAttribute("data-removed");
        note.remove();
        button.hidden = false;
        button.focus();
        this.#drawSources();
        this.#drawJump();
        this.#nameRoute(this.#group(row));
      });
      note.append(back);
      button.after(note);
    }

    // --- Find -----------------------------------------------------------------------------------------------

    stay(event) {
      event.preventDefault();
    }

    filter() {
      const words = this.filterTarget.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const group of this.groupTargets) {
        const heading = group.querySelector("h3").textContent;
        let found = 0;
        for (const row of this.#rowsOf(group)) {
          const line = `${heading} ${row.querySelector(".fact-row__line").textContent}`.toLowerCase();
          row.hidden = !words.every((word) => line.includes(word));
          found += row.hidden ? 0 : 1;
        }
        group.hidden = words.length > 0 && !found;
        shown += found;
      }
      this.#say(fill(this.words.sentences.shown, { shown, count: this.rowTargets.length }));
    }

    #drawJump() {
      this.jumpTarget.replaceChildren(
        ...this.groupTargets.map((group) => {
          const heading = group.querySelector("h3");
          const count = this.#rowsOf(group).filter((row) => !this.#isRemoved(row)).length;
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = `${group.dataset.route ? fill(this.words.sentences.route, { number: group.dataset.route }) : heading.textContent} (${count})`;
          button.addEventListener("click", () => {
            heading.scrollIntoView({ block: "start" });
            heading.focus({ preventScroll: true });
          });
          return button;
        }),
      );
    }

    // An address that ends in #fact:fees.exam opens that fact.
    #openNamed() {
      const [, key] = /^#fact:(.+)$/.exec(window.location.hash) ?? [];
      const row = key && this.rowTargets.find((one) => this.#value(one, "key") === key);
      if (row) {
        const panel = this.element.closest('[role="tabpanel"]');
        document.querySelector(`[role="tab"][aria-controls="${panel?.id}"]`)?.click();
        this.#open(row);
        this.#goTo(row.querySelector(".fact-row__name"), 120);
      }
    }

    // The panel of a tab is shown some frames after the tab was pressed; what is hidden takes no focus.
    #goTo(button, frames) {
      if (frames && !button.checkVisibility()) {
        requestAnimationFrame(() => this.#goTo(button, frames - 1));
        return;
      }
      button.scrollIntoView({ block: "start", behavior: "instant" });
      button.focus({ preventScroll: true });
    }

    #say(sentence) {
      this.statusTarget.textContent = sentence;
    }

    // --- Save -----------------------------------------------------------------------------------------------

    // A draft that saves itself waits for no value; the row stays on the screen until it has one.
    #leaveOut(formData) {
      for (const row of this.rowTargets) {
        if (row.hasAttribute("data-new") && !this.#value(row, "value")) {
          formData.set(`${row.dataset.prefix}-DELETE`, "1");
        }
      }
    }

    // What somebody saves: rows that nobody wrote anything into go.
    #removeUntouched() {
      for (const row of this.rowTargets) {
        const chosen = row.querySelector('[data-field="key"] select');
        const untouched = !this.#value(row, "key") || chosen?.dataset.touched === undefined;
        const written = ["value", "also", "caution", "note"].some((name) => this.#value(row, name));
        if (row.hasAttribute("data-new") && untouched && !written) {
          this.#hidden(row, "DELETE").value = "1";
        }
      }
    }
  }

  window.wagtail.app.register("fact-table", FactTable);
})();
