/**
 * Records checks without leaving the page: sends the form, puts the answered rows in the place of the old ones, and
 * says what was recorded. Without this script the same buttons reload the page at the row. The list may be replaced
 * as a whole by a filter, so nothing of it is kept.
 */

const FORM = "form[data-work-list]";

const saidPlace = () => document.querySelector("main [data-said], [data-said]");

function say(fresh) {
  const place = saidPlace();
  if (place && fresh) place.replaceChildren(...[...fresh.children].map((each) => document.importNode(each, true)));
}

/** Put the rows of the answer in place; the focus goes to the first button of the row where it was. */
function putRows(page) {
  const focused = document.activeElement?.closest("tr")?.id;
  for (const fresh of page.querySelectorAll("tr[id]")) {
    document.getElementById(fresh.id)?.replaceWith(document.importNode(fresh, true));
  }
  if (focused) document.getElementById(focused)?.querySelector(".work-list__action button")?.focus();
}

async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const response = await fetch(form.action, {
    method: "POST",
    body: data,
    headers: { "X-Requested-With": "XMLHttpRequest" },
  });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const said = page.querySelector("[data-said]");
  // Whoever was signed out meanwhile gets another page: the form is sent as it would be without a script.
  if (!response.ok || !said) throw new Error(`status ${response.status}`);
  say(said);
  putRows(page);
  const note = form.querySelector("[name=note]");
  if (note && said.querySelector(".work-said__words:not(.work-said__words--failed)")) note.value = "";
}

function sendPlainly(form, submitter) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
  form.append(field);
  form.submit();
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.matches(FORM) || !submitter || submitter.hasAttribute("formaction")) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "true";
  send(form, submitter)
    .catch(() => sendPlainly(form, submitter))
    .finally(() => delete form.dataset.sending);
});

function showTickers() {
  for (const button of document.querySelectorAll("[data-tick-group][hidden]")) button.hidden = false;
}

document.addEventListener("click", (event) => {
  const group = event.target.closest?.("[data-tick-group]")?.closest("[data-source-group]");
  if (!group) return;
  const boxes = [...group.querySelectorAll("input[name=statement]")];
  const ticked = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !ticked;
});

document.addEventListener("w-swap:success", showTickers);
showTickers();
