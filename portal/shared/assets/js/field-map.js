/* The map, easier to explore: filters at once, arrow keys from box to box, zoom and drag. Without it all of the
   map is there: links, tab order, filters by a button, and a frame that scrolls. */

const figure = document.querySelector("[data-map]");

const MOST_ZOOM = 4;
const LEAST_ZOOM = 0.5;
const STEP = 1.25;

/* --- Arrow keys: one box is in the tab order, the others are an arrow away. -------------------------------- */
function middleOf(box) {
  const area = box.querySelector(".map__card").getBoundingClientRect();
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

const ARROWS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest box in a direction; what lies beside the way counts three times. */
function neighbour(boxes, from, way) {
  const here = middleOf(from);
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    const there = middleOf(box);
    const ahead = (there.x - here.x) * way.x + (there.y - here.y) * way.y;
    if (ahead <= 1) continue;
    const aside = Math.abs((there.x - here.x) * way.y) + Math.abs((there.y - here.y) * way.x);
    const distance = ahead + 3 * aside;
    if (distance < least) {
      least = distance;
      best = box;
    }
  }
  return best;
}

function moveByArrows(boxes) {
  const stay = (chosen) => {
    for (const box of boxes) box.setAttribute("tabindex", box === chosen ? "0" : "-1");
  };
  stay(boxes[0]);
  figure.addEventListener("focusin", (event) => {
    const box = event.target.closest(".map__box");
    if (box) stay(box);
  });
  figure.addEventListener("keydown", (event) => {
    const box = event.target.closest(".map__box");
    if (!box || event.ctrlKey || event.altKey || event.metaKey) return;
    let next = null;
    if (event.key in ARROWS) next = neighbour(boxes, box, ARROWS[event.key]);
    else if (event.key === "Home") next = boxes[0];
    else if (event.key === "End") next = boxes[boxes.length - 1];
    else return;
    event.preventDefault();
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "center" });
  });
}

/* --- Zoom: the sheet grows inside its frame, around the point that one looks at. --------------------------- */
function zoomable(frame, sheet) {
  let zoom = 1;

  function zoomTo(wanted, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted));
    const factor = next / zoom;
    zoom = next;
    sheet.style.setProperty("--map-zoom", String(zoom));
    frame.scrollLeft = (frame.scrollLeft + x) * factor - x;
    frame.scrollTop = (frame.scrollTop + y) * factor - y;
  }

  /** As small as needed for the whole width to be seen. */
  function fit() {
    zoomTo((zoom * frame.clientWidth) / sheet.getBoundingClientRect().width);
    frame.scrollTo(0, 0);
  }

  for (const button of figure.querySelectorAll("[data-map-zoom]")) {
    button.addEventListener("click", () => {
      if (button.dataset.mapZoom === "fit") fit();
      else zoomTo(button.dataset.mapZoom === "in" ? zoom * STEP : zoom / STEP);
    });
  }
  frame.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const area = frame.getBoundingClientRect();
      zoomTo(zoom * Math.exp(-event.deltaY / 300), event.clientX - area.x, event.clientY - area.y);
    },
    { passive: false },
  );
  pinch(frame, () => zoom, zoomTo);
}

function pinch(frame, zoom, zoomTo) {
  let apart = 0;
  let before = 1;
  const distance = ([first, second]) => Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY);
  frame.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2) return;
    apart = distance(event.touches);
    before = zoom();
  });
  frame.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const area = frame.getBoundingClientRect();
      const [first, second] = event.touches;
      const x = (first.clientX + second.clientX) / 2 - area.x;
      const y = (first.clientY + second.clientY) / 2 - area.y;
      zoomTo((before * distance(event.touches)) / apart, x, y);
    },
    { passive: false },
  );
}

/* --- Drag with the mouse; a drag is no click. -------------------------------------------------------------- */
function draggable(frame) {
  let start = null;
  let dragged = false;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    start = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop, at: event.clientX + event.clientY };
    dragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!start) return;
    dragged ||= Math.abs(event.clientX + event.clientY - start.at) > 5;
    if (!dragged) return;
    frame.scrollLeft = start.x - event.clientX;
    frame.scrollTop = start.y - event.clientY;
  });
  window.addEventListener("pointerup", () => {
    start = null;
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener("click", (event) => {
    if (dragged) event.preventDefault();
    dragged = false;
  });
}

/* --- Filters at once: the page of the new filter says what is faded, how many fit, and what the table has. -- */
function filterAtOnce(form) {
  let asked = 0;

  async function show() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    const address = query ? `${form.action}?${query}` : form.action;
    const turn = ++asked;
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (turn !== asked) return;
    for (const [selector, name] of [[".map__box", "data-key"], [".map__line[id]", "id"]]) {
      const faded = new Map();
      for (const part of page.querySelectorAll(selector)) faded.set(part.getAttribute(name), "faded" in part.dataset);
      for (const part of figure.querySelectorAll(selector)) {
        part.toggleAttribute("data-faded", faded.get(part.getAttribute(name)) ?? false);
      }
    }
    for (const part of document.querySelectorAll("[data-map-live]")) {
      const other = page.querySelector(`[data-map-live="${part.dataset.mapLive}"]`);
      if (other) part.replaceChildren(...other.childNodes);
    }
    history.replaceState(null, "", address);
  }

  form.addEventListener("change", () => {
    // Where that does not work, the button does.
    show().catch(() => form.requestSubmit());
  });
}

if (figure) {
  const frame = figure.querySelector("[data-map-scroll]");
  figure.querySelector("[data-map-tools]").hidden = false;
  moveByArrows([...figure.querySelectorAll(".map__box")]);
  zoomable(frame, figure.querySelector("[data-map-sheet]"));
  draggable(frame);
  const form = document.querySelector("[data-map-filter]");
  if (form) filterAtOnce(form);
}
