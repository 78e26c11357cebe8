/** Copy the address of a comparison. Without this script people copy it from the browser's own bar. */

function start(button) {
  const label = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href.split("#")[0]);
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    setTimeout(() => {
      button.textContent = label;
    }, 4000);
  });
}

if (navigator.clipboard) for (const button of document.querySelectorAll(".compare-copy")) start(button);
