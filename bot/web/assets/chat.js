// What the playground does better with a script: a conversation that stays, and
// offers while one types.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const log = one("#log"), line = one("#line"), list = one("#offers"), status = one(".status");
  const said = document.body.dataset;
  document.documentElement.classList.add("js");
  const bottom = () => { log.scrollTop = log.scrollHeight; };
  bottom();

  async function post(address, data) {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(data) });
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  }

  // Every form leads to the same place; what it brings goes into the log.
  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target, pressed = event.submitter, at = form.closest(".d-post");
    const data = new FormData(form, pressed);
    data.set("part", "1");
    if (form.matches(".composer")) line.value = "";
    if (form.matches(".d-menu form")) form.closest("details").open = false;
    hide();
    status.textContent = said.waiting;
    try {
      const response = await post(form.action, data);
      show(await response.text(), response.headers.get("Fiqra-Update") && at, pressed);
      status.textContent = "";
    } catch {
      status.textContent = said.failed;
      if (form.matches(".composer")) line.value = data.get("text");
    }
  });

  function show(markup, replaced, pressed) {
    const made = document.createElement("template");
    made.innerHTML = markup;
    if (replaced) {
      const next = made.content.querySelector(".d-post");
      replaced.replaceWith(made.content);
      focusLike(pressed, next);
      return;
    }
    const first = made.content.querySelector(".d-post");
    log.append(made.content);
    bottom();
    if (first && log.lastElementChild.getBoundingClientRect().bottom - first.getBoundingClientRect().top > log.clientHeight) {
      log.scrollTop += first.getBoundingClientRect().top - log.getBoundingClientRect().top; // a long one is read from its beginning
    }
    if (innerWidth > 640 && !pressed?.closest(".d-post")) line.focus();
  }

  // focusLike keeps the focus where it was: on the button with the same face,
  // or else on the first one.
  function focusLike(pressed, next) {
    const buttons = [...next.querySelectorAll("button, select")];
    const same = buttons.find((b) => b.matches("button") && b.textContent === pressed?.textContent);
    (same || buttons[0])?.focus();
  }

  // A menu submits itself when something is chosen.
  document.addEventListener("change", (event) => {
    if (event.target.matches(".d-select") && event.target.value) {
      event.target.form.requestSubmit(one(".d-choose", event.target.form));
    }
  });

  // Offers: a combobox with a list, as the ARIA Authoring Practices have it.
  line.setAttribute("role", "combobox");
  line.setAttribute("aria-autocomplete", "list");
  line.setAttribute("aria-controls", list.id);
  line.setAttribute("aria-expanded", "false");
  let asked = 0, timer;

  function hide() {
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    line.setAttribute("aria-expanded", "false");
    line.removeAttribute("aria-activedescendant");
  }

  async function offer() {
    const turn = ++asked;
    const data = new FormData(line.form);
    const response = await post(one(".composer").action.replace(/[^/]*$/, "complete"), data).catch(() => null);
    if (!response?.ok || turn !== asked) return;
    const markup = await response.text();
    if (turn !== asked) return;
    if (!markup.trim()) { hide(); return; }
    list.innerHTML = markup;
    list.hidden = false;
    line.setAttribute("aria-expanded", "true");
    status.textContent = said.offered.replace("%d", list.children.length);
  }

  line.addEventListener("input", () => {
    clearTimeout(timer);
    if (!line.value.startsWith("/")) { hide(); return; }
    timer = setTimeout(offer, 80);
  });

  const current = () => one("[aria-selected=true]", list);
  function choose(item) {
    current()?.setAttribute("aria-selected", "false");
    if (!item) { line.removeAttribute("aria-activedescendant"); return; }
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    line.setAttribute("aria-activedescendant", item.id);
  }

  function take(item) {
    line.value = item.dataset.value;
    hide();
    status.textContent = "";
    line.focus();
    if (/[\s:]$/.test(line.value)) offer();
  }

  line.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown" && line.value.startsWith("/")) offer();
      return;
    }
    const items = [...list.children], at = items.indexOf(current());
    switch (event.key) {
      case "ArrowDown": choose(items[(at + 1) % items.length]); break;
      case "ArrowUp": choose(items[(at <= 0 ? items.length : at) - 1]); break;
      case "Escape": hide(); break;
      case "Tab": if (at < 0) { hide(); return; } take(items[at]); break;
      case "Enter": if (at < 0) { hide(); return; } take(items[at]); break;
      default: return;
    }
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const item = event.target.closest("li");
    if (item) take(item);
  });
  line.addEventListener("blur", hide);
})();
