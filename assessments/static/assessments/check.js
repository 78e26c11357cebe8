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
  const [bars, freshBars] = [shown, fresh].map((each) => [...each.querySelectorAll("progress")]);
  const [texts, freshTexts] = [shown, fresh].map((each) => [...each.querySelectorAll("[role=status]")]);
  const isAlike = bars.length === freshBars.length && texts.length === freshTexts.length;
  if (!("checkActive" in fresh.dataset) || !isAlike) {
    shown.replaceWith(document.importNode(fresh, true));
    return;
  }
  bars.forEach((bar, place) => {
    bar.max = freshBars[place].max;
    bar.value = freshBars[place].value;
  });
  texts.forEach((text, place) => {
    if (text.textContent !== freshTexts[place].textContent) text.textContent = freshTexts[place].textContent;
  });
}

window.setTimeout(lookAgain, POLL_MS);
