// Copy buttons. Without this file the reader selects the text; with it, one press does.
//   <button data-copy="ID">            copies the text of #ID (a textarea's value, else its text)
//   <button data-copy="ID" data-rich>  copies #ID as rich text, with its plain text beside it
const plain = (element) => ("value" in element ? element.value : element.innerText);

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if ("rich" in button.dataset && window.ClipboardItem) {
    const part = (type, text) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": part("text/html", source.innerHTML),
        "text/plain": part("text/plain", plain(source)),
      }),
    ]);
  } else {
    await navigator.clipboard.writeText(plain(source));
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.textContent;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  button.after(status);
  button.addEventListener("click", async () => {
    try {
      await copy(button);
      button.textContent = button.dataset.done;
      status.textContent = button.dataset.done;
    } catch {
      const source = document.getElementById(button.dataset.copy);
      source.focus();
      source.select?.();
      return;
    }
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 3000);
  });
}
