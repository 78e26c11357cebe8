// Choosing a fact by names: two lists in a form, and the same two in a dialogue for running text.
"use strict";

(() => {
  if (window.portalLiveFacts) return;
  window.portalLiveFacts = true;

  const read = async (url) => {
    const response = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).options;
  };

  /** The certifications, read once for all lists of a form; again after a failure. */
  const lists = new Map();
  const certificationsAt = (url) => {
    if (!lists.has(url)) {
      const list = read(url);
      lists.set(url, list);
      list.catch(() => lists.delete(url));
    }
    return lists.get(url);
  };

  /** The address of the facts of a certification, below that of the certifications. */
  const factsOf = (url, certification) => `${url}${encodeURIComponent(certification)}/`;

  const fill = (select, options, first) => {
    select.replaceChildren(...(first ? [new Option(first, "")] : []));
    for (const { value, label, words } of options) {
      const option = new Option(label, value);
      if (words) option.dataset.words = words;
      select.add(option);
    }
  };

  class FactSelectController extends window.StimulusModule.Controller {
    static targets = ["value", "certification", "fact"];

    static values = { url: String, choose: String, none: String, failed: String };

    async connect() {
      const [certification] = this.valueTarget.value.split("/");
      fill(this.factTarget, [], this.chooseValue);
      try {
        fill(this.certificationTarget, await certificationsAt(this.urlValue));
      } catch {
        fill(this.factTarget, [], this.failedValue);
        return;
      }
      this.certificationTarget.value = certification;
      this.offer();
    }

    /** Another certification was chosen: no fact is, until one is. */
    change() {
      this.put("");
      this.offer();
    }

    take() {
      this.put(this.factTarget.value);
    }

    put(value) {
      this.valueTarget.value = value;
      this.valueTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async offer() {
      const certification = this.certificationTarget.value;
      const kept = this.valueTarget.value;
      this.factTarget.disabled = true;
      fill(this.factTarget, [], this.chooseValue);
      if (!certification) return;
      try {
        const options = await read(factsOf(this.urlValue, certification));
        if (this.certificationTarget.value !== certification) return;
        fill(this.factTarget, options, options.length ? this.chooseValue : this.noneValue);
        if (kept && !options.some((option) => option.value === kept)) {
          this.factTarget.add(new Option(kept.split("/").slice(1).join(" "), kept));
        }
        this.factTarget.value = kept;
        this.factTarget.disabled = false;
      } catch {
        fill(this.factTarget, [], this.failedValue);
      }
    }
  }

  window.wagtail.app.register("fact-select", FactSelectController);

  if (!window.draftail?.registerPlugin || !window.React) return;
  const { React, DraftJS } = window;

  const labelled = (words, control) => {
    const label = document.createElement("label");
    label.className = "w-field__label fact-dialog__label";
    label.append(words, control);
    return label;
  };

  const button = (words, className, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", action);
    return made;
  };

  /** Asks for a fact; answers the option that was chosen, or null. */
  const askForFact = ({ factsUrl, strings }) =>
    new Promise((answer) => {
      const dialog = document.createElement("dialog");
      dialog.className = "fact-dialog";
      dialog.setAttribute("aria-label", strings.choose);
      const certification = document.createElement("select");
      const fact = document.createElement("select");
      const status = document.createElement("p");
      status.setAttribute("role", "status");
      let chosen = null;
      const insert = button(strings.insert, "button", () => {
        const option = fact.selectedOptions[0];
        chosen = { reference: option.value, words: option.dataset.words };
        dialog.close();
      });
      insert.disabled = true;
      fact.addEventListener("change", () => {
        insert.disabled = !fact.value;
      });
      certification.addEventListener("change", async () => {
        insert.disabled = true;
        fill(fact, [], strings.choose);
        if (!certification.value) return;
        const asked = certification.value;
        try {
          const options = await read(factsOf(factsUrl, asked));
          if (certification.value !== asked) return;
          fill(fact, options, strings.choose);
          status.textContent = options.length ? "" : strings.none;
        } catch {
          status.textContent = strings.failed;
        }
      });
      const buttons = document.createElement("p");
      buttons.className = "fact-dialog__buttons";
      buttons.append(
        insert,
        button(strings.cancel, "button button-secondary", () => dialog.close()),
      );
      dialog.append(
        labelled(strings.certification, certification),
        labelled(strings.fact, fact),
        status,
        buttons,
      );
      dialog.addEventListener("close", () => {
        dialog.remove();
        answer(chosen);
      });
      document.body.append(dialog);
      dialog.showModal();
      fill(fact, [], strings.choose);
      certificationsAt(factsUrl).then(
        (options) => fill(certification, options),
        () => {
          status.textContent = strings.failed;
        },
      );
    });

  class FactSource extends React.Component {
    async componentDidMount() {
      const { editorState, entityType, onComplete } = this.props;
      const chosen = await askForFact(entityType);
      if (!chosen) {
        onComplete(editorState);
        return;
      }
      const content = editorState.getCurrentContent().createEntity("FACT", "IMMUTABLE", { fact: chosen.reference });
      const replaced = DraftJS.Modifier.replaceText(
        content,
        editorState.getSelection(),
        chosen.words,
        editorState.getCurrentInlineStyle(),
        content.getLastCreatedEntityKey(),
      );
      onComplete(DraftJS.EditorState.push(editorState, replaced, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  const Fact = ({ entityKey, contentState, children }) =>
    React.createElement(
      "span",
      { className: "fact-entity", title: contentState.getEntity(entityKey).getData().fact.split("/").slice(1).join(" ") },
      children,
    );

  window.draftail.registerPlugin({ type: "FACT", source: FactSource, decorator: Fact }, "entityTypes");
})();
