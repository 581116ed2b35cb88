// The search box and the switch between light and dark.
(function () {
  "use strict";
  var root = document.documentElement.dataset.root;
  var input = document.getElementById("search");
  var list = document.getElementById("results");
  var selected = -1;
  var loading = false;

  // The index is a script: a page from the disk may load nothing else.
  function load() {
    if (loading) return;
    loading = true;
    var s = document.createElement("script");
    s.src = root + "assets/search-index.js";
    s.onload = show;
    document.head.appendChild(s);
  }

  // An entry is [name, kind, module, address, text].
  function score(e, words) {
    var name = e[0].toLowerCase(), kind = e[1], module = e[2].toLowerCase(), text = e[4].toLowerCase();
    var dot = name.lastIndexOf(".");
    var last = dot >= 0 && (kind !== "module") ? name.slice(dot + 1) : name;
    var total = 0;
    for (var i = 0; i < words.length; i++) {
      var w = words[i], best = 0;
      if (last === w || name === w) best = 100;
      else if (last.indexOf(w) === 0) best = 70 - Math.min(20, last.length - w.length);
      else if (name.indexOf(w) === 0) best = 55 - Math.min(20, (name.length - w.length) / 2);
      else if (humps(e[0], w)) best = 40;
      else if (name.indexOf(w) >= 0) best = 35 - Math.min(10, (name.length - w.length) / 3);
      if (best < 30 && kind.indexOf(w) === 0) best = 30;
      if (best < 25 && (module === w || module.split("/")[1] === w)) best = 25;
      if (best < 15 && module.indexOf(w) >= 0) best = 15;
      if (best < 8 && text.indexOf(w) >= 0) best = 8;
      if (best === 0) return 0;
      total += best;
    }
    total /= words.length;
    if (kind === "field" || kind === "member") total -= 6;
    else if (kind === "constant") total -= 3;
    else if (dot >= 0 && kind !== "module") total -= 4;
    return Math.max(total, 1);
  }

  // humps tells whether w is made of the beginnings of words in a name: "rsc"
  // in "ResilientServiceClient".
  function humps(name, w) {
    var heads = name.replace(/[^A-Za-z0-9]+/g, " ").replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(" ");
    if (heads.length < 2 || w.length < 2) return false;
    return heads.map(function (h) { return h.charAt(0).toLowerCase(); }).join("").indexOf(w) === 0;
  }

  function find(query) {
    // "http:Client" asks for what is in a module.
    var words = query.toLowerCase().split(/[\s:]+/).filter(Boolean);
    if (!words.length) return [];
    var hits = [];
    window.barreIndex.forEach(function (e, i) {
      var s = score(e, words);
      if (s > 0) hits.push([s, i, e]);
    });
    hits.sort(function (a, b) { return b[0] - a[0] || a[2][0].length - b[2][0].length || a[1] - b[1]; });
    return hits.slice(0, 40).map(function (h) { return h[2]; });
  }

  function marked(name, query) {
    var b = document.createElement("b");
    var words = query.toLowerCase().split(/[\s:]+/).filter(Boolean);
    var at = -1, len = 0;
    words.forEach(function (w) {
      var i = name.toLowerCase().indexOf(w);
      if (i >= 0 && w.length > len) { at = i; len = w.length; }
    });
    if (at < 0) { b.textContent = name; return b; }
    b.append(name.slice(0, at));
    var m = document.createElement("mark");
    m.textContent = name.slice(at, at + len);
    b.append(m, name.slice(at + len));
    return b;
  }

  function span(cls, text) {
    var s = document.createElement("span");
    s.className = cls;
    s.textContent = text;
    return s;
  }

  function show() {
    var query = input.value.trim();
    selected = -1;
    input.removeAttribute("aria-activedescendant");
    list.textContent = "";
    if (!query || !window.barreIndex) { hide(); return; }
    var hits = find(query);
    hits.forEach(function (e, i) {
      var a = document.createElement("a");
      a.id = "result-" + i;
      a.href = root + e[3];
      a.tabIndex = -1;
      a.setAttribute("role", "option");
      a.setAttribute("aria-selected", "false");
      a.append(marked(e[0], query), span("what", e[1]), span("of", e[2] + (e[4] ? " — " + e[4] : "")));
      a.addEventListener("click", hide);
      list.append(a);
    });
    if (!hits.length) {
      var p = document.createElement("p");
      p.textContent = "Nothing found for “" + query + "”";
      list.append(p);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (hits.length) select(0);
  }

  function hide() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function select(i) {
    var options = list.querySelectorAll("a");
    if (!options.length) return;
    if (selected >= 0) options[selected].setAttribute("aria-selected", "false");
    selected = (i + options.length) % options.length;
    options[selected].setAttribute("aria-selected", "true");
    options[selected].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[selected].id);
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", function () { load(); show(); });
  input.addEventListener("keydown", function (ev) {
    if (ev.key === "ArrowDown" || ev.key === "ArrowUp") {
      ev.preventDefault();
      if (list.hidden) { show(); return; }
      select(selected + (ev.key === "ArrowDown" ? 1 : -1));
    } else if (ev.key === "Enter") {
      var a = list.querySelectorAll("a")[selected];
      if (a && !list.hidden) { ev.preventDefault(); a.click(); }
    } else if (ev.key === "Escape") {
      if (list.hidden) { input.value = ""; input.blur(); } else { hide(); }
      ev.preventDefault();
    }
  });
  document.addEventListener("keydown", function (ev) {
    var typing = /^(input|textarea|select)$/i.test(ev.target.tagName) || ev.target.isContentEditable;
    if (!typing && !ev.ctrlKey && !ev.metaKey && !ev.altKey && ev.key === "/") {
      ev.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", function (ev) {
    if (!ev.target.closest(".search")) hide();
  });

  document.getElementById("theme").addEventListener("click", function () {
    var d = document.documentElement.dataset;
    var dark = d.theme ? d.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    d.theme = dark ? "light" : "dark";
    try { localStorage.setItem("barre-doc-theme", d.theme); } catch (e) { /* not kept for pages from the disk */ }
  });

  // What is current is in view. On a small screen the list of modules is closed.
  var side = document.querySelector(".side");
  if (matchMedia("(max-width: 50rem)").matches) side.open = false;
  var current = side.querySelector("[aria-current]");
  if (current && current.offsetTop > side.clientHeight - 80) side.scrollTop = current.offsetTop - side.clientHeight / 2;
})();
