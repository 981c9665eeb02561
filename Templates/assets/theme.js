// The reader's choice of light or dark. It runs before the page is drawn, so that nothing flashes; without it, or without a
// choice, pages follow the reader's system.
(function () {
  "use strict";
  var root = document.documentElement;
  // A site made light, dark or for paper throughout leaves no choice.
  if (root.dataset.theme) { return; }
  var KEY = "cnn-viz-theme";
  var SYSTEM = "(prefers-color-scheme: dark)";
  var SOURCES = "source[media='" + SYSTEM + "'], source[data-dark]";
  var choice = stored();

  // Some browsers keep nothing for files, and say so with an error.
  function stored() {
    try {
      var value = localStorage.getItem(KEY);
      return value === "light" || value === "dark" ? value : "";
    } catch (error) { return ""; }
  }

  function keep(value) {
    try {
      if (value) { localStorage.setItem(KEY, value); } else { localStorage.removeItem(KEY); }
    } catch (error) { /* It holds for this page only. */ }
  }

  // Dark pictures are for screens; paper gets the light ones.
  function paint(source) {
    source.dataset.dark = "";
    source.media = choice === "dark" ? "screen" : choice === "light" ? "not all" : SYSTEM;
  }

  function apply() {
    if (choice) { root.dataset.theme = choice; } else { delete root.dataset.theme; }
    document.querySelectorAll(SOURCES).forEach(paint);
    document.querySelectorAll(".themes button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.choice === choice));
    });
  }

  apply();

  // Pictures that are still to come, before the browser fetches them.
  new MutationObserver(function (changes) {
    if (!choice) { return; }
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        if (node.nodeType !== Node.ELEMENT_NODE) { return; }
        if (node.matches(SOURCES)) { paint(node); }
        node.querySelectorAll(SOURCES).forEach(paint);
      });
    });
  }).observe(root, { childList: true, subtree: true });

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".themes").forEach(function (group) {
      group.hidden = false;
      group.addEventListener("click", function (event) {
        var button = event.target.closest("button");
        if (!button) { return; }
        choice = button.dataset.choice;
        keep(choice);
        apply();
      });
    });
    apply();
  });

  // What was chosen on another page that is open, or before going back to this one.
  function renew() { choice = stored(); apply(); }
  window.addEventListener("storage", function (event) { if (event.key === KEY || event.key === null) { renew(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { renew(); } });
})();
