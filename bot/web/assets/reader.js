// What the reader does better with a script: copying, citations and answers
// without leaving the page, and the walk from paragraph to paragraph.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = document.body.dataset;
  document.documentElement.classList.add("js");

  // say tells, also to those who do not see the page.
  let silence;
  function say(text) {
    const toast = one("dialog[open] .toast") || one(".toast");
    toast.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { toast.textContent = ""; }, 4000);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyTheOldWay(text)) {
        say(said.failed);
        return;
      }
    }
    say(said.copied);
  }

  // Browsers keep the clipboard from pages that come over http.
  function copyTheOldWay(text) {
    const box = document.createElement("textarea");
    box.value = text;
    box.style.position = "fixed";
    (one("dialog[open]") || document.body).append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }

  // wordsOf is the text of a paragraph or of an item, an item without its label.
  function wordsOf(unit) {
    if (unit.matches("li")) {
      return unit.textContent.slice(unit.textContent.indexOf(one(".label", unit).textContent) + one(".label", unit).textContent.length).trim();
    }
    return all("p, li", unit).map((line) => line.textContent.trim()).join("\n");
  }

  const addressOf = (unit) => location.href.split(/[?#]/)[0] + "#" + unit.id;

  function button(icon, label, act) {
    const b = document.createElement("button");
    b.type = "button";
    b.title = label;
    b.setAttribute("aria-label", label);
    b.append(document.createRange().createContextualFragment(`<svg><use href="#i-${icon}"></use></svg>`));
    b.addEventListener("click", act);
    return b;
  }

  function equip(unit, tools) {
    const number = unit.dataset.number;
    tools.prepend(
      button("copy", said.copyText.replace("%s", number), () => copy(wordsOf(unit))),
      button("link", said.copyLink.replace("%s", number), () => copy(addressOf(unit))),
    );
  }

  for (const para of all(".para")) equip(one(".words", para), one(".tools", para));
  for (const item of all(".words li")) {
    const tools = document.createElement("span");
    tools.className = "tools";
    const cite = document.createElement("a");
    cite.href = `${item.id}?lang=${said.ui}`;
    cite.title = said.citing.replace("%s", item.dataset.number);
    cite.setAttribute("aria-label", cite.title);
    cite.innerHTML = '<svg><use href="#i-cite"></use></svg>';
    tools.append(cite);
    item.append(tools);
    equip(item, tools);
  }

  async function part(address) {
    const response = await fetch(address + (address.includes("?") ? "&" : "?") + "part=1");
    if (response.status >= 500 || response.status === 404) throw new Error(response.statusText);
    return response.text();
  }

  // Citations open over the page.
  const dialog = one("dialog#cite");
  async function cite(address) {
    try {
      one(".cite-body", dialog).innerHTML = await part(address);
      dialog.showModal();
    } catch {
      location.assign(address);
    }
  }

  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".tools a");
    const copied = event.target.closest("button.copy");
    const link = event.target.closest("a[href]");
    if (copied) copy(one(".value", copied.parentElement).textContent.trim());
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (tool && dialog) {
      event.preventDefault();
      cite(tool.href);
    } else if (link && link.hash && link.pathname === location.pathname && link.search !== location.search) {
      event.preventDefault(); // within the page, whatever its language
      location.hash = link.hash;
    }
  });
  if (!dialog) return; // the rest is the reader's alone

  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  dialog.append(toast);

  // Answers come beside the text, or above it where there is no room.
  const found = one("#found"), small = matchMedia("(max-width: 60rem)");
  one("form.ask").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    try {
      found.innerHTML = await part(address);
    } catch {
      form.submit();
      return;
    }
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", one("button.close", dialog).getAttribute("aria-label"));
    close.addEventListener("click", () => { found.replaceChildren(); one("#q").focus(); });
    one(".answer", found).append(close);
    one("#results").focus({ preventScroll: true });
    if (small.matches) found.scrollIntoView();
  });

  // Numbers may be written in other digits or capitals: #P٤٨.
  function arrive() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (!wanted || document.getElementById(wanted)) return;
    const plain = wanted.toLowerCase().replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/^(\d)/, "p$1");
    if (document.getElementById(plain)) location.replace("#" + plain);
  }
  addEventListener("hashchange", () => { arrive(); locate(); });
  arrive();

  // The walk knows where the reader is.
  const walk = one(".walk"), stops = all(".words"), heads = all("main :is(h2, h3, h4, h5, h6)");
  let waiting = false;
  const passed = (elements) => elements.findLastIndex((e) => e.getBoundingClientRect().top < 140);

  // The paragraph that one has come to counts as long as it can be seen: the
  // last ones never reach the top of the window.
  function here() {
    const target = one(":target")?.closest(".para")?.querySelector(".words");
    const box = target?.getBoundingClientRect();
    return box && box.bottom > 100 && box.top < innerHeight - 100 ? stops.indexOf(target) : passed(stops);
  }

  function locate() {
    waiting = false;
    const at = here();
    one(".here", walk).textContent = said.here.replace("%s", `${Math.max(at + 1, 1)} / ${stops.length}`);
    one(".previous", walk).hash = stops[Math.max(at - 1, 0)].id;
    one(".next", walk).hash = stops[Math.min(at + 1, stops.length - 1)].id;
    const top = stops[Math.max(at, 0)].getBoundingClientRect().top;
    const head = heads.findLast((h) => h.getBoundingClientRect().top <= top);
    for (const link of all(".outline a")) {
      if (head && link.hash === "#" + head.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(locate);
    waiting = true;
  }, { passive: true });
  walk.hidden = false;
  locate();
  if (small.matches) one(".outline details").open = false;
})();
