/** Escape closes an open fact mark and gives the focus back to it. Opening one needs no script. */

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const mark = event.target.closest("details.fact-mark[open]");
  if (!mark) return;
  mark.open = false;
  mark.querySelector("summary").focus();
});
