/** Tells the form the time zone that this browser shows times in. */

for (const field of document.querySelectorAll("[data-browser-zone]")) {
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
