// A search box over each table of concordance lines. The page does without it; how letters are
// folded (hamza forms, marks, tatweel …) comes from the library, in main's data-fold.
"use strict";
const folds = JSON.parse(document.querySelector("main").dataset.fold);
const fold = text => Array.from(text.normalize("NFC"), letter => folds[letter] ?? letter)
  .join("").toLowerCase().replace(/\s+/g, " ").trim();

document.querySelectorAll("table.khitab-lines").forEach(table => {
  const rows = Array.from(table.tBodies[0].rows, row => {
    const words = row.querySelectorAll(".before, .keyword, .after");
    return [row, fold(Array.from(words, cell => cell.textContent).join(" "))];
  });
  const box = document.createElement("label");
  box.className = "search";
  box.append("Search these lines ");
  const input = document.createElement("input");
  input.type = "search";
  input.dir = "auto";
  const count = document.createElement("output");
  box.append(input, count);
  input.addEventListener("input", () => {
    const sought = fold(input.value);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(sought);
      shown += row.hidden ? 0 : 1;
    }
    count.value = sought ? `${shown} of ${rows.length} lines` : "";
  });
  table.parentElement.before(box);
});
