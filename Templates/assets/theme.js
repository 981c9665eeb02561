// The reader's choice of light or dark. It runs before the page is drawn, so that nothing flashes; without it, or without a
// choice, pages follow the reader's system.
(function () {
  "use strict";
  var root = document.documentElement;
  // A site made light, dark or for paper throughout leaves no choice.
  if (root.dataset.theme) { return; }
  var KEY = "cnn-viz-theme";
  var SYSTEM = "(prefers-color-scheme: dark)";
  var SCREEN = "screen and " + SYSTEM;
  var SOURCES = "source[media='" + SCREEN + "'], source[data-dark]";
  var choice = stored(), isPrinting = false, kept = {};

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
    source.media = isPrinting || choice === "light" ? "not all" : choice === "dark" ? "screen" : SCREEN;
  }

  // Browsers choose pictures anew only some time after printing has begun. Those that were fetched before are there at once: so
  // the light pictures of a dark page are fetched when there is nothing else to do, and kept.
  function keepForPaper() {
    if (choice === "light" || !choice && !matchMedia(SYSTEM).matches) { return; }
    var images = document.querySelectorAll("picture > source[data-dark] ~ img"), count = images.length;
    function settled() { count -= 1; if (count <= 0) { root.dataset.paper = "ready"; } }
    delete root.dataset.paper;
    images.forEach(function (image) {
      var address = image.src;
      if (kept[address] && kept[address].complete) { return settled(); }
      var picture = kept[address] = kept[address] || new Image();
      picture.addEventListener("load", settled);
      picture.addEventListener("error", settled);
      picture.src = address;
    });
  }
  function whenIdle(action) { (window.requestIdleCallback || setTimeout)(action); }

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
        whenIdle(keepForPaper);
      });
    });
    apply();
  });
  window.addEventListener("load", function () { whenIdle(keepForPaper); });
  matchMedia(SYSTEM).addEventListener("change", function () { whenIdle(keepForPaper); });

  window.addEventListener("beforeprint", function () { isPrinting = true; apply(); });
  window.addEventListener("afterprint", function () { isPrinting = false; apply(); });

  // What was chosen on another page that is open, or before going back to this one.
  function renew() { choice = stored(); apply(); }
  window.addEventListener("storage", function (event) { if (event.key === KEY || event.key === null) { renew(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { renew(); } });
})();
