// In the form: textarea[data-passage] takes over the words that passage.js brought after the “#”.
const KEY = "#passage=";
const field = document.querySelector("textarea[data-passage]");

if (field && location.hash.startsWith(KEY)) {
  try {
    if (!field.value) field.value = decodeURIComponent(location.hash.slice(KEY.length));
  } catch {} // an address that somebody cut
  history.replaceState(null, "", location.pathname + location.search);
}
