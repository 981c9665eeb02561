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

  // A field in which a prediction is typed, and what to say to it.
  function readings(text) {
    var plain = text.replace(/[\s\u202f\u00a0%]/g, "").replace(/\u2212/g, "-");
    var found = [];
    if (/^[+-]?\d*[.,]?\d+$/.test(plain)) { found.push(parseFloat(plain.replace(",", "."))); }
    // Groups of three digits, with a comma or a point between them, may be one number.
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) { found.push(parseFloat(plain.replace(/,/g, ""))); }
    if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) { found.push(parseFloat(plain.replace(/\./g, "").replace(",", "."))); }
    return found;
  }
  // What the page itself writes has one meaning only.
  function written(text) {
    var plain = text.replace(/[\s\u202f\u00a0%]/g, "").replace(/\u2212/g, "-");
    return parseFloat(root.lang === "es" ? plain.replace(",", ".") : plain.replace(/,/g, ""));
  }
  function letters(text) { return text.toUpperCase().replace(/[^A-Z]/g, ""); }
  document.querySelectorAll(".prediction").forEach(function (prediction) {
    var input = prediction.querySelector("input");
    var verdict = prediction.querySelector(".verdict");
    var mistakes = Array.prototype.slice.call(prediction.querySelectorAll(".mistake"));
    var tolerance = written(prediction.dataset.tolerance) + 1e-9;
    function isSame(typed, value) {
      if (prediction.dataset.letters) { return letters(typed) === letters(value); }
      return readings(typed).some(function (number) { return Math.abs(number - written(value)) <= tolerance; });
    }
    function say(kind, words) {
      verdict.className = "verdict " + kind;
      verdict.replaceChildren.apply(verdict, words);
    }
    function check() {
      var typed = input.value;
      if (!typed.trim()) { return say("", []); }
      if (!(prediction.dataset.letters ? letters(typed) : readings(typed).length)) {
        return say("", [verdict.dataset.unread]);
      }
      if (isSame(typed, prediction.dataset.answer)) { return say("right", [verdict.dataset.right]); }
      var mistake = mistakes.filter(function (mistake) { return isSame(typed, mistake.dataset.value); })[0];
      say("wrong", mistake ? mistake.cloneNode(true).childNodes : [verdict.dataset.wrong]);
    }
    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter") { event.preventDefault(); check(); }
    });
    prediction.querySelector("button").addEventListener("click", check);
    prediction.hidden = false;
  });

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
