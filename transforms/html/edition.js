// What a reading edition adds where script may run: switches are remembered, citations copied, and
// the TEI of what is selected is shown with the rule that set the tag. All else works without.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  for (const node of document.querySelectorAll(".by-script")) node.hidden = false;

  // -- switches remember ------------------------------------------------------------------------
  // Of this document alone: what is hidden in one must not be missing in another unseen.
  const KEY = "tei-edition-display " + window.location.pathname;
  const store = (() => {
    try { return window.localStorage; } catch { return null; }  // not for every address
  })();
  const switches = [...document.querySelectorAll("#display input")];
  try {
    const kept = JSON.parse((store && store.getItem(KEY)) || "{}");
    for (const input of switches) {
      if (input.id in kept) input.checked = kept[input.id] === true;
    }
  } catch { /* what is no JSON was not ours */ }
  for (const input of switches) {
    input.addEventListener("change", () => {
      const state = Object.fromEntries(switches.map((i) => [i.id, i.checked]));
      try { if (store) store.setItem(KEY, JSON.stringify(state)); } catch { /* full or forbidden */ }
    });
  }

  // -- notes open beside their markers, where there is room -------------------------------------
  let marker = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[popovertarget]");
    if (button) marker = button;
  }, true);
  for (const note of document.querySelectorAll(".popover")) {
    note.addEventListener("click", (event) => {
      if (event.target.closest("a[href^='#']")) note.hidePopover();
    });
    note.addEventListener("toggle", (event) => {
      const isBeside = event.newState === "open" && window.innerWidth >= 768 && marker &&
        marker.getAttribute("popovertarget") === note.id;
      note.classList.toggle("beside", isBeside);
      if (!isBeside) {
        note.style.removeProperty("left");
        note.style.removeProperty("top");
        return;
      }
      const at = marker.getBoundingClientRect();
      const own = note.getBoundingClientRect();
      const left = Math.min(Math.max(at.left + at.width / 2 - own.width / 2, 8),
        document.documentElement.clientWidth - own.width - 8);
      const isBelow = at.bottom + own.height + 8 < window.innerHeight || at.top < own.height + 8;
      note.style.left = left + "px";
      note.style.top = (isBelow ? at.bottom + 6 : at.top - own.height - 6) + "px";
    });
  }

  // -- citations are copied ---------------------------------------------------------------------
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // where the page may not: a file, an old browser
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }
  for (const button of document.querySelectorAll("button.copy")) {
    const before = [...button.childNodes];
    button.addEventListener("click", async () => {
      await copy($(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
      button.focus();
      setTimeout(() => button.replaceChildren(...before), 2000);
    });
  }

  // -- the TEI of the selection -----------------------------------------------------------------
  const panel = $("tei");
  const toggle = $("tei-switch");
  const source = $("tei-source");
  if (!panel || !toggle || !source || !source.textContent.trim()) {
    if (toggle) toggle.closest(".by-script").hidden = true;
    return;
  }
  const TEI = "http://www.tei-c.org/ns/1.0";
  const XML = "http://www.w3.org/XML/1998/namespace";
  let elements = null;
  let rules = null;
  let current = null;

  function load() {
    if (elements) return;
    const text = JSON.parse(source.textContent);
    const tree = new DOMParser().parseFromString(text, "application/xml");
    elements = [...tree.getElementsByTagName("*")];
    rules = new Map();
    for (const usage of tree.getElementsByTagNameNS(TEI, "tagUsage")) {
      const words = usage.textContent.trim();
      if (words) rules.set(usage.getAttribute("gi"), words);
    }
    for (const group of tree.getElementsByTagNameNS(TEI, "interpGrp")) {
      for (const interp of group.getElementsByTagNameNS(TEI, "interp")) {
        rules.set("#" + interp.getAttributeNS(XML, "id"),
          group.getAttribute("n") + ": " + interp.textContent.trim());
      }
    }
  }

  function ruleOf(node) {
    for (const pointer of (node.getAttribute("ana") || "").split(/\s+/)) {
      if (rules.has(pointer)) return rules.get(pointer);
    }
    return rules.get(node.localName) || "";
  }

  function pathButton(node, shown) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "<" + node.localName + ">";
    if (node === shown) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      show(node);
      const again = $("tei-path").querySelector("[aria-current]");
      if (again) again.focus();
    });
    return button;
  }

  function show(node) {
    const path = [];
    for (let at = node; at && at.nodeType === 1; at = at.parentNode) path.unshift(at);
    const inner = [...node.children].slice(0, 12);
    $("tei-path").replaceChildren(...path.concat(inner).map((n) => pathButton(n, node)));
    const code = new XMLSerializer().serializeToString(node).replaceAll(` xmlns="${TEI}"`, "");
    $("tei-code").textContent = code.length > 20000 ? code.slice(0, 20000) + " …" : code;
    const rule = ruleOf(node);
    const cert = node.getAttribute("cert") || (rule ? "high" : "");
    const words = panel.querySelector(".rule").dataset;
    $("tei-rule").textContent = [rule && words.rule + ": " + rule, cert && words.certainty + ": " + cert]
      .filter(Boolean).join(" · ");
    if (current) current.classList.remove("chosen");
    current = document.querySelector(`[data-tei="${elements.indexOf(node)}"]`);
    if (current) current.classList.add("chosen");
  }

  function showOf(target) {
    const at = target && target.nodeType === 3 ? target.parentElement : target;
    const holder = at && at.closest && at.closest("[data-tei]");
    if (!holder || toggle.getAttribute("aria-pressed") !== "true") return;
    const node = elements[Number(holder.dataset.tei)];
    if (node) show(node);
  }

  function open(is) {
    toggle.setAttribute("aria-pressed", String(is));
    panel.hidden = !is;
    if (is) {
      load();
      const selection = document.getSelection();
      const first = document.querySelector("main [data-tei]");
      showOf(selection && !selection.isCollapsed ? selection.anchorNode : null);
      if (!current && first) show(elements[Number(first.dataset.tei)]);
    } else if (current) {
      current.classList.remove("chosen");
      current = null;
    }
  }

  toggle.addEventListener("click", () => open(toggle.getAttribute("aria-pressed") !== "true"));
  $("tei-close").addEventListener("click", () => { open(false); toggle.focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && !document.querySelector(":popover-open")) {
      open(false);
      toggle.focus();
    }
  });
  const main = $("text");
  main.addEventListener("click", (event) => {
    showOf(event.target);
    // Whoever points at a name to see its tags does not want to be led away from it.
    const link = event.target.closest("a.name");
    if (link && event.detail && toggle.getAttribute("aria-pressed") === "true") event.preventDefault();
  });
  main.addEventListener("focusin", (event) => showOf(event.target));
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && main.contains(selection.anchorNode)) {
      const range = selection.getRangeAt(0);
      showOf(range.commonAncestorContainer);
    }
  });
})();
