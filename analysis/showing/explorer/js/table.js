// The lines as a file for a spreadsheet.

// What a spreadsheet would read as a formula is marked as text; a bare CR would end the row.
function cell(value) {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asCsv(rows) {
  return "\ufeff" + rows.map(row => row.map(cell).join(",") + "\r\n").join("");
}

function linesAsCsv(lines, asked, data) {
  const rows = lines.map(line => {
    const { id, title, source, date, text } = data.docs[line.doc];
    const who = data.voiced ? [line.voice, line.speaker === null ? data.own
      : data.speakers[line.speaker] ?? "unknown"] : [];
    return [id, title, source, date, asked, line.before, line.keyword, line.after, ...who,
      characters(text, line.start), characters(text, line.end)];
  });
  const who = data.voiced ? ["voice", "speaker"] : [];
  return asCsv([["doc", "title", "source", "date", "family", "before", "keyword", "after", ...who,
    "start", "end"], ...rows]);
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
