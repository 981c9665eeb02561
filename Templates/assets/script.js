// Comforts only: every page is complete without this file.
(function () {
  "use strict";
  var root = document.documentElement;

  // A button that copies each listing.
  if (navigator.clipboard) {
    document.querySelectorAll("figure.listing").forEach(function (listing) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = root.dataset.copy;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(listing.querySelector("pre").textContent).then(function () {
          button.textContent = root.dataset.copied;
          setTimeout(function () { button.textContent = root.dataset.copy; }, 2000);
        });
      });
      listing.appendChild(button);
    });
  }

  // The station of this page, brought into view in a strip that is wider than the screen.
  var here = document.querySelector(".strip [aria-current]") || document.querySelector(".strip .marked");
  var list = document.querySelector(".strip ol");
  if (here && list) {
    var item = here.closest("li");
    list.scrollLeft = item.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  }

  // The arrow keys turn pages, except where they move something else.
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) { return; }
    var focus = document.activeElement;
    if (focus && focus !== document.body && focus.id !== "content" && focus.tagName !== "A") { return; }
    var rel = event.key === "ArrowLeft" ? "prev" : event.key === "ArrowRight" ? "next" : null;
    var link = rel && document.querySelector("link[rel=" + rel + "]");
    if (link) { location.href = link.href; }
  });

  // Answers are opened for paper and closed again.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("details:not([open])"), function (details) {
      details.open = true;
      return true;
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
