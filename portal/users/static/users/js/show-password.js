/** A button beside each password that shows what was typed, and hides it again before the form is sent. */

const words = document.querySelector("[data-show-password]")?.dataset;

function addButton(field) {
  const button = document.createElement("button");
  const frame = document.createElement("div");
  const show = (isShown) => {
    field.type = isShown ? "text" : "password";
    button.textContent = isShown ? words.hidePassword : words.showPassword;
  };
  button.type = "button";
  button.className = "password__show";
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form?.addEventListener("submit", () => show(false));
  frame.className = "password";
  field.replaceWith(frame);
  frame.append(field, button);
  field.spellcheck = false;
  show(false);
}

if (words) document.querySelectorAll("input[type=password]").forEach(addButton);
