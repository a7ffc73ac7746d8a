// Where a term stands, as analysis.finding.stream looks it up: the words of a phrase follow each
// other in one clause; a clitic cut off or the mark of a footnote may stand between them.

const OPENS = /^\s*["'«»“”„‘’‹›(\[]+$/;
const ONLY_BLANK = /^[^\S\n]+$/;
const NOTE_OPENS = /^.*[(\[]$/, NOTE_CLOSES = /^[)\]].*$/;
const RAISED = /^[¹²³⁰⁴-⁹]+$/, NUMBER = /^\p{N}/u, SMALL = /^\p{N}{1,2}$/u;
const CLITICS = new Set([...PROCLITICS, ...ARTICLES, ...LIL].filter(Boolean));

// A hit: its article, first row, number of words and place in the text.
function hitsOf(tests, index) {
  const flags = tests.map(test => Uint8Array.from(test(index.words)));
  const hits = [];
  for (let doc = 0; doc < index.docs.length; doc += 1) {
    const found = [];
    for (let row = index.first[doc]; row < index.first[doc + 1]; row += 1) {
      const last = flags[0][index.codes[row]] ? lastRow(row, flags, index, doc) : -1;
      if (last >= 0) found.push({ doc, row, words: last - row + 1 });
    }
    hits.push(...apart(found));
  }
  return hits.map(hit => ({
    ...hit, start: index.starts[hit.row], end: index.ends[hit.row + hit.words - 1],
  }));
}

// The row where a phrase that begins here ends, -1 if it does not stand here.
function lastRow(row, flags, index, doc) {
  let last = row;
  for (const flag of flags.slice(1)) {
    last = nextRow(last, flag, index, doc);
    if (last < 0) return -1;
  }
  return last;
}

function nextRow(row, flag, index, doc) {
  for (let next = row + 1; next <= row + 3 && next < index.first[doc + 1]; next += 1) {
    if (CLAUSE_END.test(gapBefore(next, index, doc))) return -1;
    if (flag[index.codes[next]]) return next;
    if (!isPassed(next, index, doc)) return -1;
  }
  return -1;
}

function gapBefore(row, index, doc) {
  const begin = row > index.first[doc] ? index.ends[row - 1] : 0;
  return index.docs[doc].text.slice(begin, index.starts[row]);
}

function isPassed(row, index, doc) {
  if (row + 1 >= index.first[doc + 1]) return false;
  const { surface, light } = index.words[index.codes[row]];
  const before = gapBefore(row, index, doc), after = gapBefore(row + 1, index, doc);
  const stretched = surface.endsWith("ـ") && ONLY_BLANK.test(after);
  return (CLITICS.has(light) && (!after || OPENS.test(after) || stretched)) || RAISED.test(surface)
    || (NUMBER.test(surface) && NOTE_OPENS.test(before) && NOTE_CLOSES.test(after))
    // النظام1: a raised number that its file does not raise.
    || (SMALL.test(surface) && !before && !CLITICS.has(index.words[index.codes[row - 1]].light));
}

// Of those that overlap the longest counts, of equals the first.
function apart(found) {
  const taken = new Set(), chosen = [];
  for (const hit of found.toSorted((a, b) => b.words - a.words || a.row - b.row)) {
    const rows = Array.from({ length: hit.words }, (_, step) => hit.row + step);
    if (rows.some(row => taken.has(row))) continue;
    rows.forEach(row => taken.add(row));
    chosen.push(hit);
  }
  return chosen.sort((a, b) => a.row - b.row);
}

// The hits of a family, which Python found: article, start, length, one after the other.
function familyHits(rows, index) {
  const hits = [];
  for (let place = 0; place < rows.length; place += 3) {
    const [doc, start, length] = rows.slice(place, place + 3);
    const row = rowAt(index, doc, start);
    const after = rowAt(index, doc, start + length);
    hits.push({ doc, row, words: Math.max(after - row, 1), start, end: start + length });
  }
  return hits;
}
