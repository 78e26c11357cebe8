/** Shares a page by the device's own way where it has one, else copies its address. */

for (const offer of document.querySelectorAll("[data-share]")) {
  const button = offer.querySelector("button");
  const said = offer.querySelector("[role=status]");
  const words = button.textContent;
  const address = offer.dataset.share;
  if (!navigator.share && !navigator.clipboard) continue;
  offer.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url: address });
        return;
      }
      await navigator.clipboard.writeText(address);
    } catch {
      // Whoever closes the device's own sheet changed their mind.
      return;
    }
    button.textContent = button.dataset.done;
    said.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = words;
      said.textContent = "";
    }, 4000);
  });
}
