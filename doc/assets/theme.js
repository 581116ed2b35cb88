// Runs before the page is drawn: the reader's choice, or the system's.
(function () {
  "use strict";
  var choice = null;
  try { choice = localStorage.getItem("barre-doc-theme"); } catch (e) { /* not kept for pages from the disk */ }
  if (choice === "light" || choice === "dark") {
    document.documentElement.dataset.theme = choice;
  }
})();
