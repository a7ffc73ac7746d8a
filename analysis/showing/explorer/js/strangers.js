// The spellings of other words that a form would match by its key, as analysis.finding.lookalikes
// knows them: what the writer wrote decides.

const EITHER = "ی"; // a final letter of which its text does not tell whether it is ي or ى
const swapped = (from, to) => text => Array.from(text, letter => {
  const place = from.indexOf(letter);
  return place < 0 ? letter : to[place];
}).join("");
const onCarriers = swapped("ؤئٱ", "ءءا");
const folded = swapped("أإآى", "اااي");
const bare = swapped("أإآ", "ااا");
const without = (text, prefix) => text.startsWith(prefix) ? text.slice(prefix.length) : text;

// A text in the hamza of a word whose letters it begins with, as far as they agree.
function respelled(text, like) {
  const letters = [...text], model = [...like], keys = [...folded(text)], others = [...folded(like)];
  return letters.map((letter, at) => keys[at] === others[at] ? model[at] : letter).join("");
}

function grouped(pairs) {
  const groups = new Map();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

function guards(lists, spell) {
  const written = text => onCarriers(spell.light(text));
  const behind = words => grouped(words.flatMap(word => {
    const key = spell.standard(word);
    return PROCLITICS.filter(each => each && key.startsWith(each) && key.length > each.length)
      .map(proclitic => [key.slice(proclitic.length), [proclitic, word]]);
  }));
  const proclitic = behind(lists.lookalikes), lil = behind(lists.lookalikes_lil);
  const enclitic = grouped(lists.lookalikes_enclitic.map(word => [spell.standard(word), word]));
  const pairs = grouped(lists.hamza_pairs.flatMap(line => line.flatMap(word =>
    line.filter(other => other !== word).map(other => [word, other]))));
  const [alef, maqsura, whole, al, defectives, numbers] = ["words_in_alef", "words_in_alef_maqsura",
    "whole_words", "words_in_al", "defectives", "lookalikes_number"].map(name => new Set(lists[name]));
  const isWhole = word => whole.has(written(word));
  const withArticle = word => isWhole(word) || !word.startsWith("ال") ? []
    : (pairs.get(without(word, "ال")) ?? []).map(other => "ال" + other);
  // فعليا is no ف + عليا.
  const behindProclitic = rest => [...(proclitic.get(rest) ?? []), ...(rest.endsWith("ا")
    ? behindProclitic(rest.slice(0, -1)).map(([p, word]) => [p, word + "ا"]) : [])];
  return {
    written, defectives, numbers,
    isWhole,
    isInAl: word => al.has(spell.standard(word)),
    behindProclitic,
    behindLil: rest => lil.get(rest) ?? [],
    withEnclitic: key => [...(enclitic.get(key) ?? []), ...(key.endsWith("ا")
      ? (enclitic.get(key.slice(0, -1)) ?? []).map(word => word + "ا") : [])],
    isInAlef: word => alef.has(spell.standard(word)) || alef.has(without(spell.standard(word), "ال")),
    isInAlefMaqsura: word => maqsura.has(without(word, "ال")),
    toldApart: base => pairs.get(base) ?? withArticle(base),
  };
}
