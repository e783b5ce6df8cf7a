// A reader who selected words of an article writes about them.
//   <a data-passage hidden href="FORM">: on the article; shown while something of it is selected.
//   <textarea data-passage>: in the form; takes the words over.
// The words travel after the “#” of the address, which no server sees.
const KEY = "#passage=";
const most = 1000;
const link = document.querySelector("a[data-passage]");
const field = document.querySelector("textarea[data-passage]");

if (link) {
  const form = link.href;
  const text = document.querySelector(".prose");
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const words = text.contains(selection.anchorNode) ? `${selection}`.trim() : "";
    link.hidden = words.length < 3;
    if (words) link.href = form + KEY + encodeURIComponent(words.slice(0, most));
  });
}
if (field && location.hash.startsWith(KEY)) {
  try {
    if (!field.value) field.value = decodeURIComponent(location.hash.slice(KEY.length));
  } catch {} // an address that somebody cut
  history.replaceState(null, "", location.pathname + location.search);
}
