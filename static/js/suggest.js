// Suggestions under a search field, as an ARIA combobox with a list (APG, “list autocomplete”).
// Without this file the field searches when the form is sent, and with it too.
//   <form data-suggest="ADDRESS" …><input type="search" name="q"></form>
// ADDRESS answers ?q= with {"suggestions": [{"label", "text", "url"}, …]}. The words said aloud
// are the form's data-suggest-label, -one, -many ({number}) and -none.
const WAIT = 120; // milliseconds after a key before asking
const SHORTEST = 2;

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const words = form.dataset;
  const box = document.createElement("div");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  box.className = "suggest";
  list.className = "suggest__list";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.suggestLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.replaceWith(box);
  box.append(input, list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-haspopup": "listbox",
  })) {
    input.setAttribute(name, value);
  }

  const known = new Map();
  let chosen = -1;
  let waiting = 0;
  let asking = null;

  const options = () => [...list.children];

  function choose(number) {
    const all = options();
    chosen = number;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    if (number < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", all[number].id);
      all[number].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function option(suggestion, number) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    const text = document.createElement("span");
    item.className = "suggest__option";
    item.id = `suggestion-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = suggestion.url;
    kind.className = "suggest__kind";
    kind.textContent = suggestion.label;
    text.textContent = suggestion.text;
    item.append(kind, " ", text);
    return item;
  }

  function show(suggestions) {
    chosen = -1;
    list.replaceChildren(...suggestions.map(option));
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    status.textContent =
      suggestions.length === 0
        ? words.suggestNone
        : suggestions.length === 1
          ? words.suggestOne
          : words.suggestMany.replace("{number}", suggestions.length);
  }

  async function ask() {
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    if (!known.has(typed)) {
      asking?.abort();
      asking = new AbortController();
      try {
        const address = `${words.suggest}?q=${encodeURIComponent(typed)}`;
        const answer = await fetch(address, { signal: asking.signal });
        if (!answer.ok) return close();
        known.set(typed, (await answer.json()).suggestions);
      } catch {
        return; // typed on meanwhile, or no network: the form still searches
      }
    }
    if (input.value.trim() === typed && document.activeElement === input) show(known.get(typed));
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    const isOpen = !list.hidden;
    if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // the first press closes the list, the next empties the field
      close();
    } else if (event.key === "ArrowDown" && !isOpen) {
      event.preventDefault();
      ask();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      choose(chosen < last ? chosen + 1 : -1);
    } else if (event.key === "ArrowUp" && isOpen) {
      event.preventDefault();
      choose(chosen < 0 ? last : chosen - 1);
    } else if (event.key === "Enter" && isOpen && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.url);
    }
  });
  // Before the field loses its focus, which would close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.url);
  });
  input.addEventListener("blur", close);
}

for (const form of document.querySelectorAll("form[data-suggest]")) combobox(form);
