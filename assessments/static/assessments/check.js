/**
 * Shows the check or the replay of a draft anew while it runs. Without this script the link “Look again” does the same.
 */

const POLL_MS = 1500;
const STOPS = "a[href], button";

async function lookAgain() {
  const shown = document.querySelector("[data-check-active]");
  if (!shown) return;
  try {
    const response = await fetch(window.location.href, {
      headers: { Accept: "text/html", "X-Background": "1" },
    });
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
    const next = document.importNode(fresh, true);
    const place = [...shown.querySelectorAll(STOPS)].indexOf(document.activeElement);
    shown.replaceWith(next);
    if (place >= 0) focusIn(next, place);
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

/** Who stood on a link or button stays on it while it runs, and is led to the result when it is done. */
function focusIn(next, place) {
  const heading = next.querySelector("h2");
  heading.tabIndex = -1;
  const same = "checkActive" in next.dataset ? next.querySelectorAll(STOPS)[place] : null;
  (same ?? heading).focus();
}

window.setTimeout(lookAgain, POLL_MS);
