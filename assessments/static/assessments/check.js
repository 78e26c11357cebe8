/**
 * Shows the check or the replay of a draft anew while it runs. Without this script the link “Look again” does the same.
 */

const POLL_MS = 1500;

async function lookAgain() {
  const shown = document.querySelector("[data-check-active]");
  if (!shown) return;
  try {
    const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    if (response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("[data-check]");
      // Whoever was signed out meanwhile gets another page: it is not asked for again and again.
      if (!fresh) return;
      replace(shown, fresh);
    }
  } catch {
    // The server may be away for a moment; it is asked again.
  }
  window.setTimeout(lookAgain, POLL_MS);
}

/** Only the numbers change while it runs, so that focus and status region stay; all of it when it is done. */
function replace(shown, fresh) {
  const bars = [shown.querySelector("progress"), fresh.querySelector("progress")];
  const texts = [shown.querySelector("[role=status]"), fresh.querySelector("[role=status]")];
  if (!("checkActive" in fresh.dataset) || !bars[0] !== !bars[1]) {
    shown.replaceWith(document.importNode(fresh, true));
    return;
  }
  if (bars[0]) {
    bars[0].max = bars[1].max;
    bars[0].value = bars[1].value;
  }
  if (texts[0].textContent !== texts[1].textContent) texts[0].textContent = texts[1].textContent;
}

window.setTimeout(lookAgain, POLL_MS);
