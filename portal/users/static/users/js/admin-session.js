/**
 * Watches the session while a page of the admin is open. Before it ends, it offers to stay, or asks to save
 * where the session has lasted as long as it may. When it is over, nothing is sent, so that what was typed
 * stays on the page; once its person has signed in again in another tab, the page goes on with the new token.
 * Asking does not keep anybody signed in.
 */

const CHECK_MS = 60_000;
const CHECK_WHILE_ENDING_MS = 15_000;
const ENDING_SECONDS = 120;
const STALE_MS = 90_000;

const waiting = document.querySelector("template[data-session-waits]");
const notice = waiting?.content.querySelector("[data-session-notice]") ?? null;
// At the end of the page, so that its first link stays the one that skips to the content.
if (notice) document.body.append(notice);
let isOver = false;
let checkedAt = Date.now();
let timer = 0;

function show(name) {
  for (const part of notice.querySelectorAll("[data-session-part]")) {
    part.hidden = part.dataset.sessionPart !== name;
  }
  notice.hidden = name === null;
}

function block(name) {
  isOver = true;
  show(name);
}

function goOn(token) {
  isOver = false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  show("back");
  saveWhatWaits(document.querySelector("form[data-edit-form]"));
}

/** Let Wagtail's autosave send what it could not send while the session was over. */
function saveWhatWaits(form) {
  const controller = (name) => form && window.wagtail?.app?.getControllerForElementAndIdentifier(form, name);
  if (controller("w-unsaved")?.hasEditsValue) controller("w-autosave")?.save();
}

function take(session) {
  if (session.person !== notice.dataset.person) {
    block("other");
    return CHECK_MS;
  }
  if (isOver) {
    goOn(session.csrf);
    return CHECK_MS;
  }
  const isEnding = session.seconds <= ENDING_SECONDS;
  const ending = session.may_stay ? "ending" : "last";
  show(isEnding ? ending : null);
  const next = isEnding ? CHECK_WHILE_ENDING_MS : (session.seconds - ENDING_SECONDS) * 1000;
  return Math.min(next + 1000, (session.seconds + 1) * 1000, isEnding ? CHECK_WHILE_ENDING_MS : CHECK_MS);
}

async function ask(method = "GET") {
  clearTimeout(timer);
  let pause = CHECK_MS;
  const headers =
    method === "GET"
      ? { Accept: "application/json", "X-Background": "1" }
      : { Accept: "application/json", "X-CSRFToken": window.wagtailConfig?.CSRF_TOKEN ?? "" };
  try {
    const response = await fetch(notice.dataset.sessionUrl, { method, headers });
    if (response.ok) pause = take(await response.json());
    else if (response.status === 401 || response.status === 403) block("over");
  } catch {
    // The server is away: the editor says so by itself.
  }
  checkedAt = Date.now();
  timer = setTimeout(ask, pause);
}

/** Hold back a form whose session is over, or, after a sleep, perhaps over. */
async function guard(event) {
  const isStale = Date.now() - checkedAt > STALE_MS;
  if (!isOver && !isStale) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target: form, submitter } = event;
  await ask();
  if (isStale && !isOver) form.requestSubmit(submitter);
}

if (notice) {
  notice.querySelector("[data-session-stay]").addEventListener("click", () => ask("POST"));
  document.addEventListener("submit", guard, true);
  document.addEventListener("w-autosave:error", () => ask());
  // The editor tells the site every few seconds that it is open, and hears first that the session is over.
  document.addEventListener("w-swap:error", () => ask());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask();
  });
  window.addEventListener("focus", () => ask());
  timer = setTimeout(ask, CHECK_MS);
}
