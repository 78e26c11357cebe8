/** Offers to print the page, where a script can. */

for (const offer of document.querySelectorAll("[data-print]")) {
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => window.print());
}
