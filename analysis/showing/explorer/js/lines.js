// Concordance lines and their order, as analysis.concordance cuts and sorts them.

const WIDTH = 8;
const BLANK = /[\s\x1c-\x1f\x85]/;
const BLANKS = /[\s\x1c-\x1f\x85]+/;

function lineOf(hit, index) {
  const { text } = index.docs[hit.doc];
  const first = Math.max(hit.row - WIDTH, index.first[hit.doc]);
  const last = Math.min(hit.row + hit.words - 1 + WIDTH, index.first[hit.doc + 1] - 1);
  let begin = index.starts[first], stop = index.ends[last];
  while (begin > 0 && !BLANK.test(text[begin - 1])) begin -= 1;
  while (stop < text.length && !BLANK.test(text[stop])) stop += 1;
  return {
    ...hit,
    before: text.slice(begin, hit.start),
    keyword: text.slice(hit.start, hit.end),
    after: text.slice(hit.end, stop),
  };
}

function sortLines(lines, side, spell) {
  if (side !== "before" && side !== "after") return lines;
  const keyed = lines.map(line => {
    const words = spell.key(line[side]).split(BLANKS).filter(Boolean);
    return [side === "before" ? words.reverse() : words, line];
  });
  return keyed.sort(([a], [b]) => compareWords(a, b)).map(([, line]) => line);
}

function compareWords(a, b) {
  for (let place = 0; place < Math.min(a.length, b.length); place += 1)
    if (a[place] !== b[place]) return a[place] < b[place] ? -1 : 1;
  return a.length - b.length;
}
