/** Opens what a fact rests on below it. Without a script the link leads to the page of all sources, at that fact. */

let page = null;

/** The page of all sources, fetched once. */
async function sources(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`sources: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function open(link) {
  const [address, anchor] = link.href.split("#");
  page ??= sources(address);
  const found = (await page).getElementById(anchor)?.querySelector(".fact-mark__source");
  if (!found) throw new Error(`no source ${anchor}`);
  const shown = document.importNode(found, true);
  shown.id = `open-${anchor}`;
  link.after(shown);
  link.setAttribute("aria-expanded", "true");
}

function close(link) {
  link.parentElement.querySelector(".fact-mark__source")?.remove();
  link.setAttribute("aria-expanded", "false");
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.src");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-expanded") === "true") {
    close(link);
    return;
  }
  try {
    await open(link);
  } catch {
    location.assign(link.href);
  }
});

/* Escape closes what is open and gives the focus back. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const shown = event.target.closest(".fact-mark__source");
  const link = shown ? shown.previousElementSibling : event.target.closest("a.src[aria-expanded=true]");
  if (!link) return;
  close(link);
  link.focus();
});
