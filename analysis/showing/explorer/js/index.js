// The texts as one sequence of words with their places: analysis.finding.vocabulary restated.

// Words in ي (in ى) whatever they mean: a text that writes them otherwise more often does not tell
// the two letters apart, and each of its words that ends so may be either.
const IN_YA = ["في", "التي", "الذي", "هي", "وهي", "وفي", "والتي", "والذي"];
const IN_ALEF_MAQSURA = ["إلى", "الى", "حتى", "وإلى", "والى", "وحتى"];

function notTold(tokens) {
  const seen = tally(tokens, ([surface]) => surface);
  const counts = new Map(seen);
  const total = words => words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  const folds = (words, letter) =>
    total(words.map(word => word.slice(0, -1) + letter)) > total(words);
  return [...folds(IN_YA, "ى") ? ["ى"] : [], ...folds(IN_ALEF_MAQSURA, "ي") ? ["ي"] : []];
}

function indexOf(docs, spell, forms) {
  const numbers = new Map(), words = [];
  const codes = [], starts = [], ends = [], first = [];
  const pattern = tokenPattern();
  const word = (surface, either) => {
    const light = spell.light(surface), text = forms.written(surface);
    return { surface, light, key: spell.key(surface), spelled: either ? text.slice(0, -1) + EITHER : text };
  };
  for (const { text, out } of docs) {
    first.push(codes.length);
    const tokens = [...tokensOf(text, out, pattern)];
    const either = notTold(tokens);
    for (const [surface, start] of tokens) {
      const open = either.length > 0 && either.includes(spell.light(surface).slice(-1));
      const name = open ? `${surface}\0` : surface;
      let known = numbers.get(name);
      if (known === undefined) {
        numbers.set(name, known = words.length);
        words.push(word(surface, open));
      }
      codes.push(known);
      starts.push(start);
      ends.push(start + surface.length);
    }
  }
  first.push(codes.length);
  return {
    docs, words, first,
    codes: Int32Array.from(codes), starts: Int32Array.from(starts), ends: Int32Array.from(ends),
  };
}

const wordsIn = (index, doc) => index.first[doc + 1] - index.first[doc];

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

function tally(items, keyOf) {
  const counts = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
