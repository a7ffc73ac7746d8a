// The texts as one sequence of words with their places, and where a term stands in it.

function indexOf(docs, spell) {
  const code = new Map(), surfaces = [];
  const codes = [], starts = [], ends = [], first = [];
  const breaks = new Set();
  const pattern = tokenPattern();
  for (const { text } of docs) {
    first.push(codes.length);
    breaks.add(codes.length);
    let before = 0;
    for (const [surface, start] of tokensOf(text, pattern)) {
      if (before && CLAUSE_END.test(text.slice(before, start))) breaks.add(codes.length);
      let known = code.get(surface);
      if (known === undefined) {
        code.set(surface, known = surfaces.length);
        surfaces.push(surface);
      }
      codes.push(known);
      starts.push(start);
      ends.push(before = start + surface.length);
    }
  }
  first.push(codes.length);
  let lights;
  return {
    docs, first, breaks, keys: surfaces.map(spell.key),
    lights: () => lights ??= surfaces.map(spell.light),
    codes: Int32Array.from(codes), starts: Int32Array.from(starts), ends: Int32Array.from(ends),
  };
}

const wordsIn = (index, doc) => index.first[doc + 1] - index.first[doc];

// The first row of each hit; the words of a phrase stand in one clause, hits do not overlap.
function rowsOf(tests, index) {
  const { codes, breaks } = index;
  const wanted = tests.map(test => Uint8Array.from(test.key
    ? index.keys.map(test.key)
    : index.lights().map(light => light === test.light)));
  const rows = [];
  for (let row = 0; row + tests.length <= codes.length; row += 1) {
    if (wanted.every((set, step) => set[codes[row + step]] && !(step && breaks.has(row + step)))) {
      rows.push(row);
      row += tests.length - 1;
    }
  }
  return rows;
}

// A hit: its article, first row, number of words and place in the text.
function hitsOf(tests, index) {
  let doc = 0;
  return rowsOf(tests, index).map(row => {
    while (row >= index.first[doc + 1]) doc += 1;
    const last = row + tests.length - 1;
    return { doc, row, words: tests.length, start: index.starts[row], end: index.ends[last] };
  });
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

// The first word of an article that begins at or after a place.
function rowAt(index, doc, place) {
  let low = index.first[doc], high = index.first[doc + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.starts[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
