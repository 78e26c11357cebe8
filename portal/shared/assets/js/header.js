/** The lists of the header: Escape closes the open one, and so does turning to something else. */

const LISTS = ".site-disclosure";

function close(list) {
  list.open = false;
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const list of document.querySelectorAll(`${LISTS}[open]`)) {
    if (list.contains(document.activeElement)) list.querySelector("summary").focus();
    close(list);
  }
});

for (const kind of ["pointerdown", "focusin"]) {
  addEventListener(kind, (event) => {
    for (const list of document.querySelectorAll(`${LISTS}[open]`)) {
      if (!list.contains(event.target)) close(list);
    }
  });
}
