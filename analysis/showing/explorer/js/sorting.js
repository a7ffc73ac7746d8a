// The heads of a table sort its rows: once, the other way round, and back to how they stood. Rows
// that are folded take part: the first of the new order are those shown.

const MISSING = "\u2013";

function compared(numeric) {
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const number = text => Number(text.replaceAll(",", ""));
  return numeric ? (one, two) => number(one) - number(two) : words.compare;
}

function sorter(tables) {
  const given = rowsOf(tables);
  const rooms = tables.map(table => [table.tBodies[0], table.tBodies[0].rows.length]);
  const heads = Array.from(tables[0].tHead.rows[0].cells);
  const place = rows => {
    let start = 0;
    for (const [body, room] of rooms) {
      body.append(...rows.slice(start, start + room));
      start += room;
    }
  };
  const by = (column, order) => {
    const text = row => row.cells[column].textContent.trim();
    const there = given.filter(row => text(row) !== MISSING);
    const compare = compared(heads[column].classList.contains("number"));
    const sign = order === "ascending" ? 1 : -1;
    place([
      ...there.sort((one, two) => sign * compare(text(one), text(two))),
      ...given.filter(row => text(row) === MISSING),
    ]);
  };
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const ways = ["ascending", "descending"];
    if (head.classList.contains("number")) ways.reverse();
    button.addEventListener("click", () => {
      const next = ways[ways.indexOf(head.getAttribute("aria-sort")) + 1];
      for (const other of heads) other.removeAttribute("aria-sort");
      if (next) head.setAttribute("aria-sort", next);
      next ? by(column, next) : place(given);
    });
  });
  tables[0].classList.add("khitab-sortable");
}

for (const [, tables] of wholes("table.khitab-table")) {
  if (rowsOf(tables).length > 2) sorter(tables);
}
