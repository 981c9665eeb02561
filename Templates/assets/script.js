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

  // The station and the chapter of this page, brought into view where their lists are wider than the screen.
  ["strip", "chapters"].forEach(function (name) {
    var nav = document.querySelector("." + name), list = nav && nav.querySelector("ol, ul");
    var here = nav && (nav.querySelector("[aria-current]") || nav.querySelector(".marked"));
    if (!here) { return; }
    var item = here.closest("li");
    list.scrollLeft = item.offsetLeft - list.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  });

  // The strip with the steps of a window becomes one picture with controls; nothing moves before somebody asks for it.
  document.querySelectorAll(".walk").forEach(function (walk) {
    function part(name) { return walk.querySelector("." + name); }
    var list = part("steps"), steps = Array.prototype.slice.call(list.children), last = steps.length - 1;
    var range = part("walk-range"), play = part("walk-play"), status = part("walk-status");
    var current = 0, timer = null, regions = part("walk-regions");

    function show(index, isQuiet) {
      steps[current].classList.remove("current");
      current = Math.max(0, Math.min(last, index));
      steps[current].classList.add("current");
      // All pictures of a strip are laid out alike: what can be pointed at in one can be in all.
      if (regions) { steps[current].querySelector(".plate").appendChild(regions); }
      range.value = current + 1;
      part("walk-count").textContent = (current + 1) + " / " + (last + 1);
      range.setAttribute("aria-valuetext", part("walk-count").textContent);
      ["walk-first", "walk-previous"].forEach(function (name) { part(name).setAttribute("aria-disabled", current === 0); });
      ["walk-next", "walk-last"].forEach(function (name) { part(name).setAttribute("aria-disabled", current === last); });
      // What plays by itself is not read out at every step.
      if (!isQuiet) { status.textContent = steps[current].querySelector(".step-text").textContent; }
    }
    function mark(isPlaying) {
      walk.classList.toggle("playing", isPlaying);
      var label = isPlaying ? play.dataset.pause : play.dataset.play;
      play.setAttribute("aria-label", label);
      play.title = label;
    }
    function pause() {
      if (timer === null) { return; }
      clearInterval(timer);
      timer = null;
      mark(false);
      show(current);
    }
    function start() {
      // Who prefers less motion gets more time for each step.
      var isCalm = window.matchMedia && matchMedia("(prefers-reduced-motion: reduce)").matches;
      show(current === last ? 0 : current + 1, true);
      timer = setInterval(function () {
        show(current + 1, true);
        if (current === last) { pause(); }
      }, isCalm ? 3000 : 1400);
      mark(true);
    }
    function go(index) { pause(); show(index); }

    part("walk-first").addEventListener("click", function () { go(0); });
    part("walk-previous").addEventListener("click", function () { go(current - 1); });
    part("walk-next").addEventListener("click", function () { go(current + 1); });
    part("walk-last").addEventListener("click", function () { go(last); });
    play.addEventListener("click", function () { if (timer === null) { start(); } else { pause(); } });
    range.addEventListener("input", function () { go(range.value - 1); });
    document.addEventListener("visibilitychange", function () { if (document.hidden) { pause(); } });
    walk.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target === range) { return; }
      var targets = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: last };
      if (!Object.prototype.hasOwnProperty.call(targets, event.key)) { return; }
      event.preventDefault();
      go(targets[event.key]);
    });

    function follow() {
      var id = location.hash.slice(1);
      var index = steps.findIndex(function (step) { return step.id === id; });
      if (index >= 0) { go(index); }
    }
    steps.forEach(function (step) { step.querySelector("img").decoding = "sync"; });
    walk.classList.add("stepper");
    part("walk-controls").hidden = false;
    show(0, true);
    follow();
    window.addEventListener("hashchange", follow);
  });

  // Pointing at a cell of a map outlines its window and its receptive field, and says its sum: in the figure of all cells, and in
  // the steps of the window.
  document.querySelectorAll(".cells").forEach(function (cells) {
    function numbers(name) { return (cells.dataset[name] || "").split(" ").filter(Boolean); }
    function counts(name) { return numbers(name).map(Number); }
    var extents = counts("output"), sums = numbers("sums"), before = numbers("preActivations"), values = numbers("values");
    var names = cells.dataset.area.split("|"), hint = cells.querySelector(".cells-hint").textContent;
    var place = null, views = [];

    function seen(index, size, step, start) { return [start + index * step, start + index * step + size - 1]; }
    function window_(name, index) {
      var axis = counts(name);
      return seen(index, axis[0], axis[1], -axis[2]);
    }
    function field(name, index) {
      var axis = counts(name);
      return axis.length ? seen(index, axis[0], axis[1], axis[2]) : null;
    }
    function integer(value) { return value < 0 ? "\u2212" + -value : String(value); }
    function words(rows, columns) {
      function part(range, many, one) {
        return (range[0] === range[1] ? one : many)
          .replace("[first]", integer(range[0])).replace("[last]", integer(range[1]));
      }
      // Signals have one row, of which nothing is said.
      var row = part(rows, names[0], names[2]);
      return (row ? row + ", " : "") + part(columns, names[1], names[3]);
    }
    function say(readout, row, column) {
      var index = row * extents[1] + column;
      var rows = field("rowField", row), columns = field("columnField", column);
      var facts = {
        row: integer(row), column: integer(column), window: words(window_("rowWindow", row), window_("columnWindow", column)),
        sum: sums[index], bias: cells.dataset.bias, preActivation: before[index], activation: values[index],
        field: rows ? words(rows, columns) : ""
      };
      readout.textContent = cells.dataset.sentence.replace(/\[(\w+)\]/g, function (all, name) { return facts[name]; });
    }
    function point(row, column, readout) {
      if (place && place[0] === row && place[1] === column && readout.textContent) { return; }
      place = [row, column];
      var rows = field("rowField", row), columns = field("columnField", column);
      views.forEach(function (view) {
        view.outline("output", [row, row], [column, column]);
        view.outline("input", window_("rowWindow", row), window_("columnWindow", column));
        if (rows) { view.outline("image", rows, columns); }
        view.root.classList.add("pointed");
      });
      say(readout, row, column);
    }
    // Left alone, the figure of all cells speaks of the one that it outlines; a step says its own below.
    function leave() {
      var start = counts("strongest");
      place = null;
      views.forEach(function (view, index) {
        view.root.classList.remove("pointed");
        view.readout.textContent = "";
        if (index === 0) { say(view.readout, start[0], start[1]); }
      });
    }

    // A picture with the map, and with what its cells see.
    function view(root, readout) {
      var output = root && root.querySelector("[data-region=output]");
      if (!output) { return; }
      function mark(name) {
        var region = root.querySelector("[data-region=" + name + "]");
        if (!region) { return null; }
        var rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        rect.setAttribute("class", "cell-mark cell-mark-" + name);
        region.parentNode.appendChild(rect);
        return { rect: rect, area: region.querySelector("rect"), extents: counts(name) };
      }
      var marks = { output: mark("output"), input: mark("input"), image: mark("image") };
      function outline(name, rows, columns) {
        var mark = marks[name];
        if (!mark) { return; }
        function value(name) { return Number(mark.area.getAttribute(name)); }
        var height = value("height") / mark.extents[0], width = value("width") / mark.extents[1];
        mark.rect.setAttribute("x", value("x") + columns[0] * width);
        mark.rect.setAttribute("y", value("y") + rows[0] * height);
        mark.rect.setAttribute("width", (columns[1] - columns[0] + 1) * width);
        mark.rect.setAttribute("height", (rows[1] - rows[0] + 1) * height);
      }
      function follow(event) {
        var box = output.querySelector("rect").getBoundingClientRect();
        function index(from, size, count) { return Math.max(0, Math.min(count - 1, Math.floor(from / size * count))); }
        point(
          index(event.clientY - box.top, box.height, extents[0]), index(event.clientX - box.left, box.width, extents[1]),
          readout);
      }
      output.setAttribute("role", "application");
      output.setAttribute("aria-describedby", readout.id);
      output.addEventListener("pointermove", follow);
      output.addEventListener("pointerdown", follow);
      output.addEventListener("pointerleave", function (event) {
        if (event.pointerType === "mouse" && document.activeElement !== output) { leave(); }
      });
      // Around the pictures of a strip lies a link: pointing at a cell must not follow it.
      output.addEventListener("click", function (event) { event.preventDefault(); });
      output.addEventListener("focus", function () {
        var start = counts("strongest");
        if (!place) { point(start[0], start[1], readout); }
      });
      output.addEventListener("blur", leave);
      output.addEventListener("keydown", function (event) {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !place) { return; }
        var moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
        if (!Object.prototype.hasOwnProperty.call(moves, event.key)) { return; }
        event.preventDefault();
        event.stopPropagation();
        var move = moves[event.key];
        point(
          Math.max(0, Math.min(extents[0] - 1, place[0] + move[0])),
          Math.max(0, Math.min(extents[1] - 1, place[1] + move[1])), readout);
      });
      views.push({ root: root, readout: readout, outline: outline });
    }

    view(document.getElementById(cells.dataset.figure), cells.querySelector(".cells-readout"));
    var walk = document.getElementById(cells.dataset.steps), walkReadout = walk && walk.querySelector(".walk-readout");
    if (walkReadout) {
      walk.querySelector(".walk-hint").textContent = hint;
      walk.querySelector(".walk-cells").hidden = false;
      view(walk, walkReadout);
    }
    leave();
    cells.hidden = !views.length;
  });

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
