/** Copies a new token; without a script, or without a clipboard, it is selected by hand. */

for (const offer of document.querySelectorAll("[data-copies]")) {
  const button = offer.querySelector("button");
  const said = offer.querySelector("[role=status]");
  const token = document.getElementById(offer.dataset.copies);
  if (!navigator.clipboard) continue;
  offer.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(token.textContent.trim());
      said.textContent = offer.dataset.done;
    } catch {
      getSelection().selectAllChildren(token);
      said.textContent = offer.dataset.failed;
    }
  });
}
