// On the article: a[data-passage] is shown while words of it are selected, and takes them along
// after the “#” of its address, which no server sees. passage-field.js reads them there.
const link = document.querySelector("a[data-passage]");
const { href } = link;
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const words = selection.anchorNode?.parentNode.closest(".prose") ? `${selection}`.trim() : "";
  link.hidden = words.length < 3;
  link.href = `${href}#passage=${encodeURIComponent(words.slice(0, 1000))}`;
});
