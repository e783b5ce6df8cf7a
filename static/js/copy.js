// Copy buttons. Without this file the reader selects the text; with it, one press does.
//   <button data-copy="ID">            copies the text of #ID (a textarea's value, else its text)
//   <button data-copy="ID" data-rich>  copies #ID as rich text, with its plain text beside it
//   data-done: what the button says once it is copied. data-failed: what it says where the browser
//   does not let a page copy: the text is then selected, and the reader copies it.
const plain = (element) => ("value" in element ? element.value : element.innerText);

function select(element) {
  if (element.select) {
    element.focus();
    element.select();
  } else {
    getSelection().selectAllChildren(element);
  }
}

// As it stands, with whole addresses: elsewhere, "/media/1.jpg" leads nowhere.
function markup(source) {
  const copied = source.cloneNode(true);
  for (const picture of copied.querySelectorAll("img[src]")) {
    picture.setAttribute("src", picture.src);
  }
  return copied.innerHTML;
}

async function copy(source, rich) {
  if (rich && navigator.clipboard && window.ClipboardItem) {
    const part = (type, text) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": part("text/html", markup(source)),
        "text/plain": part("text/plain", plain(source)),
      }),
    ]);
  } else if (!rich && navigator.clipboard) {
    await navigator.clipboard.writeText(plain(source));
  } else {
    // A page that came without TLS has no clipboard of its own; the selection still has one.
    select(source);
    if (!document.execCommand("copy")) throw new Error("not copied");
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  const label = button.textContent;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  button.after(status);
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    let said = button.dataset.done;
    try {
      await copy(source, "rich" in button.dataset);
    } catch {
      select(source);
      said = button.dataset.failed ?? "";
    }
    if (!said) return;
    button.textContent = said;
    status.textContent = said;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 4000);
  });
}
