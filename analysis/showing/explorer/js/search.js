// A search box over each long table, and over each with many concordance lines, over what is folded
// of it too. The page does without it. Spelling is folded as the library folds it; rules and words come
// in main's data.

const main = document.querySelector("main").dataset;
const folded = speller(JSON.parse(main.spelling)).key;
const fold = text => folded(text).toLowerCase().replace(/\s+/g, " ").trim();
const LONG = 10;

// Tables that are one piece: what is shown of it, and what is folded.
function wholes(selector) {
  const all = Array.from(document.querySelectorAll(selector))
    .filter(table => !table.closest(".khitab-explorer"));
  const whole = new Map();
  for (const table of all) {
    const piece = table.closest(".khitab-whole") ?? table.parentElement;
    whole.set(piece, [...(whole.get(piece) ?? []), table]);
  }
  return Array.from(whole);
}

const rowsOf = tables => tables.flatMap(table => Array.from(table.tBodies[0].rows));

function box(label, found, piece, rows) {
  const line = document.createElement("label");
  line.className = "search";
  line.append(label, " ");
  const input = document.createElement("input");
  input.type = "search";
  input.dir = "auto";
  const count = document.createElement("output");
  line.append(input, count);
  const rest = piece.querySelector("details");
  input.addEventListener("input", () => {
    const sought = fold(input.value);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(sought);
      shown += row.hidden ? 0 : 1;
    }
    count.value = sought ? found.replace("{shown}", shown).replace("{n}", rows.length) : "";
    if (rest && sought) rest.open = true;
  });
  piece.before(line);
}

for (const [piece, tables] of wholes("table.khitab-lines")) {
  const rows = rowsOf(tables).map(row => {
    const words = row.querySelectorAll(".before, .keyword, .after");
    return [row, fold(Array.from(words, cell => cell.textContent).join(" "))];
  });
  if (rows.length > LONG) box(main.search, main.found, piece, rows);
}
for (const [piece, tables] of wholes("table.khitab-table")) {
  const rows = rowsOf(tables);
  if (rows.length > LONG) box(main.filter, main.rows, piece, rows.map(row => [row, fold(row.textContent)]));
}
