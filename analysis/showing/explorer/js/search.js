// A search box over each table of concordance lines. The page does without it. Spelling is folded
// as the library folds it; rules and words come in main's data.

const { spelling, search, found } = document.querySelector("main").dataset;
const folded = speller(JSON.parse(spelling)).key;
const fold = text => folded(text).toLowerCase().replace(/\s+/g, " ").trim();

for (const table of document.querySelectorAll("table.khitab-lines")) {
  if (table.closest(".khitab-explorer")) continue;
  const rows = Array.from(table.tBodies[0].rows, row => {
    const words = row.querySelectorAll(".before, .keyword, .after");
    return [row, fold(Array.from(words, cell => cell.textContent).join(" "))];
  });
  const box = document.createElement("label");
  box.className = "search";
  box.append(search, " ");
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
    count.value = sought ? found.replace("{shown}", shown).replace("{n}", rows.length) : "";
  });
  table.parentElement.before(box);
}
