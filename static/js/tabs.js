// Sections that are read one after the other become tabs (WAI-ARIA tabs pattern). Without this
// file the links of the list lead to the sections, which all stand on the page.
//   <div data-tabs><nav><ul><li><a href="#ID">…</a></li>…</ul></nav> <section id="ID">…</section>…</div>
for (const group of document.querySelectorAll("[data-tabs]")) {
  const list = group.querySelector("nav");
  const tabs = [...list.querySelectorAll("a")];
  const panelOf = (tab) => document.getElementById(tab.hash.slice(1));

  const choose = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
  };
  const named = () => tabs.find((tab) => tab.hash === location.hash);

  list.setAttribute("role", "tablist");
  list.querySelector("ul").setAttribute("role", "presentation");
  for (const tab of tabs) {
    const panel = panelOf(tab);
    tab.parentElement.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.id = `${panel.id}-tab`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      choose(tab);
    });
  }
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    tab.focus();
    tab.click();
  });
  window.addEventListener("hashchange", () => named() && choose(named()));
  choose(named() ?? tabs[0]);
}
