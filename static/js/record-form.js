// Says under the fields of a record what was understood of them while somebody types, fills in what
// follows from it where fields are empty, and finds places by name. The fields do without.

const WAIT = 350;
const head = document.querySelector("[data-understand-url]");
const filled = new WeakMap();
const declined = new WeakMap();
const asked = new WeakMap();

function fieldsOf(box) {
  const pairs = box.dataset.fields.split(" ").map((pair) => pair.split("="));
  return pairs.map(([name, field]) => [name, document.getElementsByName(box.dataset.prefix + field)[0]]);
}

function boxesAt(input) {
  const boxes = [...document.querySelectorAll("[data-understands]")];
  return boxes.filter((box) => fieldsOf(box).some(([, field]) => field === input));
}

function put(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function line(className, text) {
  const paragraph = document.createElement("p");
  paragraph.className = className;
  paragraph.textContent = text;
  return paragraph;
}

function pressable(label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

function inputIn(box, name) {
  const known = fieldsOf(box).find(([each]) => each === name);
  return known ? known[1] : document.getElementsByName(box.dataset.prefix + name)[0];
}

function undo(box) {
  const { before } = filled.get(box);
  filled.delete(box);
  before.forEach(([input, value]) => put(input, value));
  declined.set(box, fieldsOf(box)[0][1]?.value);
  inputIn(box, box.dataset.finder || fieldsOf(box)[0][0])?.focus();
}

function fill(box, values, label, overwrite) {
  const before = [];
  for (const [name, value] of Object.entries(values)) {
    const input = inputIn(box, name);
    if (!input || input.value === value || (input.value && !overwrite)) continue;
    before.push([input, input.value]);
  }
  if (!before.length) return;
  filled.set(box, { before, label });
  for (const [input] of before) {
    const [name] = Object.entries(values).find(([each]) => inputIn(box, each) === input);
    input.value = values[name];
  }
  before.forEach(([input]) => input.dispatchEvent(new Event("change", { bubbles: true })));
}

function show(box, answer) {
  const place = box.querySelector("[data-answer]");
  const parts = answer.understood.map((text) => line("answer__understood", text));
  parts.push(...answer.doubts.map((text) => line("answer__doubt", text)));
  if (answer.offers.length) {
    const offers = line("answer__offer", "");
    for (const offer of answer.offers) {
      offers.append(pressable(offer.label, () => {
        for (const [name, value] of Object.entries(offer.fields)) put(inputIn(box, name), value);
      }));
    }
    parts.push(offers);
  }
  for (const [words, address] of answer.links) {
    const link = document.createElement("a");
    Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer", textContent: words });
    const paragraph = line("answer__link", "");
    paragraph.append(link);
    parts.push(paragraph);
  }
  if (filled.has(box)) {
    const said = line("answer__filled", head.dataset.filled.replace("%s", filled.get(box).label) + " ");
    said.append(pressable(head.dataset.undo, () => undo(box)));
    parts.push(said);
  }
  place.replaceChildren(...parts);
}

async function ask(box, mayFill) {
  const turn = (asked.get(box) || 0) + 1;
  asked.set(box, turn);
  const typed = new URLSearchParams(fieldsOf(box).map(([name, input]) => [name, input?.value ?? ""]));
  try {
    const response = await fetch(`${head.dataset.understandUrl}${box.dataset.understands}/?${typed}`, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    if (asked.get(box) !== turn) return;
    const isDeclined = declined.has(box) && declined.get(box) === fieldsOf(box)[0][1]?.value;
    if (mayFill && !filled.has(box) && !isDeclined) fill(box, answer.fill, answer.filled, false);
    show(box, answer);
  } catch {
    if (asked.get(box) === turn) box.querySelector("[data-answer]").replaceChildren(line("answer__doubt", head.dataset.unreachable));
  }
}

const waiting = new WeakMap();
function askSoon(input, wait, mayFill) {
  for (const box of boxesAt(input)) {
    clearTimeout(waiting.get(box));
    waiting.set(box, setTimeout(() => ask(box, mayFill), wait));
  }
}

if (head) {
  document.addEventListener("input", (event) => askSoon(event.target, WAIT, false));
  document.addEventListener("change", (event) => askSoon(event.target, 0, event.isTrusted));
  document.addEventListener("focusin", (event) => find(event.target));
}

// Places by name: a combobox after the pattern of the ARIA Authoring Practices.

const finders = new WeakSet();

function find(input) {
  if (!input.name || finders.has(input)) return;
  const box = [...document.querySelectorAll("[data-finder]")].find((each) => input.name === each.dataset.prefix + each.dataset.finder);
  if (!box) return;
  finders.add(input);
  const list = document.createElement("ul");
  list.className = "place-finder__list";
  list.id = `${input.id}-places`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${input.id}"]`)?.textContent.trim() || input.name);
  list.hidden = true;
  input.parentElement.classList.add("place-finder");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }
  let places = [];
  let active = -1;
  let timer;
  let turn = 0;

  function close() {
    turn += 1;
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(index) {
    active = (index + places.length) % places.length;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  }

  function choose(index) {
    const place = places[index];
    close();
    filled.delete(box);
    const typed = input.value;
    fill(box, place.fields, place.label, true);
    const kept = filled.get(box)?.before.find(([each]) => each === input);
    if (kept) kept[1] = typed;
    ask(box, false);
  }

  async function look() {
    const mine = (turn += 1);
    if (input.value.trim().length < 2) return close();
    const country = document.getElementsByName(`${box.dataset.prefix}country`)[0]?.value ?? "";
    const query = new URLSearchParams({ q: input.value, country: filled.has(box) ? "" : country });
    const response = await fetch(`${head.dataset.placesUrl}?${query}`).catch(() => null);
    if (!response?.ok || mine !== turn) return;
    const found = await response.json();
    if (mine !== turn) return;
    places = found.places;
    list.replaceChildren(...places.map((place, number) => {
      const option = document.createElement("li");
      Object.assign(option, { id: `${list.id}-${number}`, textContent: place.label });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(number); });
      return option;
    }));
    active = -1;
    list.hidden = !places.length;
    input.setAttribute("aria-expanded", String(places.length > 0));
    box.querySelector("[data-answer]").replaceChildren(line("answer__offer", found.said));
  }

  input.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); close(); }
    if (list.hidden || !places.length) return;
    if (event.key === "ArrowDown") { event.preventDefault(); point(active + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); point(active < 0 ? places.length - 1 : active - 1); }
    if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(active); }
    if (event.key === "Tab") close();
  });
  input.addEventListener("blur", close);
}

// A map to press on. A press is a position; the nearest place is filled in where fields are empty.

async function draw(box, holder, around = {}) {
  const country = inputIn(box, "country")?.value ?? "";
  const shown = new URLSearchParams({ country, ...around }).toString();
  if (holder.dataset.shows === shown) return;
  const response = await fetch(`${head.dataset.mapUrl}?${shown}`).catch(() => null);
  if (!response?.ok) return holder.replaceChildren(line("answer__doubt", head.dataset.unreachable));
  const parsed = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
  const picture = document.importNode(parsed.documentElement, true);
  holder.dataset.shows = shown;
  holder.replaceChildren(picture);
  picture.addEventListener("click", (event) => press(box, holder, picture, event));
  mark(box, picture);
}

function mark(box, picture) {
  picture.querySelector("circle")?.remove();
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => inputIn(box, name)?.value);
  if (!latitude || !longitude) return;
  const point = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  point.setAttribute("class", "place-map__point");
  point.setAttribute("cx", longitude);
  point.setAttribute("cy", String(-Number(latitude)));
  point.setAttribute("r", String(picture.viewBox.baseVal.width / 120));
  picture.append(point);
}

// Looks closer at the point that is marked, or at the middle where it lies outside.
function zoom(box, holder, times) {
  const picture = holder.querySelector("svg");
  if (!picture || !times) return draw(box, holder);
  const { x, y, width, height } = picture.viewBox.baseVal;
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => Number(inputIn(box, name)?.value || NaN));
  const isShown = longitude >= x && longitude <= x + width && -latitude >= y && -latitude <= y + height;
  const middle = isShown ? { latitude, longitude } : { latitude: -(y + height / 2), longitude: x + width / 2 };
  draw(box, holder, { ...middle, width: (width * times).toFixed(3) });
}

async function press(box, holder, picture, event) {
  const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  const { width } = picture.viewBox.baseVal;
  const digits = width > 90 ? 1 : width > 8 ? 2 : 3;
  const at = { latitude: (-spot.y).toFixed(digits), longitude: spot.x.toFixed(digits) };
  const response = await fetch(`${head.dataset.placesUrl}?${new URLSearchParams(at)}`).catch(() => null);
  const near = response?.ok ? (await response.json()).places[0] : null;
  const wanted = { ...at };
  for (const name of ["country", "subdivision"]) {
    if (near?.fields[name] && !inputIn(box, name)?.value) wanted[name] = near.fields[name];
  }
  filled.delete(box);
  fill(box, wanted, near ? head.dataset.near.replace("%s", near.label) : head.dataset.point, true);
  await ask(box, false);
  mark(box, picture);
}

if (head) {
  document.addEventListener("focusin", (event) => offerMap(event.target));
  document.addEventListener("toggle", (event) => {
    const holder = event.target.open && event.target.querySelector?.("[data-map]");
    if (holder) draw(holder.closest("[data-understands]"), holder);
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-map-zoom]");
    const box = button?.closest("[data-understands]");
    if (box) zoom(box, box.querySelector("[data-map]"), Number(button.dataset.mapZoom));
  });
  document.querySelectorAll("[data-finder] details[hidden]").forEach((details) => { details.hidden = false; });
}

function offerMap(input) {
  input.closest("[data-inline-panel-child]")?.querySelectorAll("details.place-map[hidden]").forEach((details) => { details.hidden = false; });
}
