/**
 * Keeps the list of jobs up to date while one of them waits or runs. Without this script a reload does
 * the same. The list may be replaced as a whole by a filter, so it is looked up anew each time.
 */

const POLL_MS = 2000;
const LONGEST_MS = 30000;

const activeRows = () => [...document.querySelectorAll("tr[data-job-active]")];

function showText(row, name, text) {
  const place = row.querySelector(`[data-job-text="${name}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

function showProgress(row, job) {
  const bar = row.querySelector("progress");
  bar.hidden = job.total === null;
  bar.max = job.total || 1;
  bar.value = job.done;
}

function showState(row, job) {
  const state = row.querySelector("[data-job-state]");
  if (state.dataset.jobState === job.state) return;
  state.dataset.jobState = job.state;
  state.querySelector("use")?.setAttribute("href", `#icon-${job.icon}`);
  announce(`${job.title}: ${job.texts.state}`);
}

function announce(text) {
  const announcer = document.querySelector("[data-jobs-announcer]");
  if (announcer) announcer.textContent = text;
}

function show(job) {
  const row = document.querySelector(`tr[data-job="${job.id}"]`);
  if (!row) return;
  for (const [name, text] of Object.entries(job.texts)) showText(row, name, text);
  showProgress(row, job);
  showState(row, job);
  row.toggleAttribute("data-job-active", job.isActive);
  const form = row.querySelector("[data-job-cancel]");
  if (form && !job.mayBeCancelled) form.remove();
}

async function poll() {
  const rows = activeRows();
  const url = document.querySelector("[data-jobs-progress-url]")?.dataset.jobsProgressUrl;
  if (!rows.length || !url || document.hidden) return;
  const query = new URLSearchParams(rows.map((row) => ["id", row.dataset.job]));
  const response = await fetch(`${url}?${query}`, {
    headers: { Accept: "application/json", "X-Background": "1" },
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  (await response.json()).jobs.forEach(show);
}

let pause = POLL_MS;

async function keepUp() {
  try {
    await poll();
    pause = POLL_MS;
  } catch {
    // The server is away for a moment: ask less often until it answers.
    pause = Math.min(pause * 2, LONGEST_MS);
  }
  setTimeout(keepUp, pause);
}

setTimeout(keepUp, pause);
