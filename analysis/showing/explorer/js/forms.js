// The written forms of a word, as analysis.finding.forms gives them in the mode "clitic".

const CONJUNCTIONS = ["", "و", "ف"];
const PREPOSITIONS = ["", "ب", "ك", "ل"];
const ARTICLES = ["ال", "بال", "كال", "لل"];
const ENCLITICS = ["ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا"];

function former(spell, lists) {
  const [lookalikes, places, functions] =
    [lists.lookalikes, lists.places, lists.functions].map(words => new Set(words));

  function readings(light) {
    const bare = light.startsWith("ال") ? light.slice(2) : light;
    if (bare === light || [...bare].length < 2 || functions.has(spell.key(bare)))
      return light ? [light] : [];
    return [light, bare];
  }

  function* stems(word) {
    const last = word.slice(-1);
    const opened = { "ة": "ت", "ى": "ا" }[last];
    yield { text: word, before: opened ? word.slice(0, -1) + opened : word, inflected: true };
    if (!"ةىا".includes(last) && !places.has(spell.key(word + "ا")))
      yield { text: word + "ا", before: "", inflected: false };
  }

  const isLookalike = (prefix, rests) => Array.from(prefix).some((_, cut) =>
    rests.some(rest => lookalikes.has(prefix.slice(cut) + rest)));

  function* withClitics(stem, base) {
    const key = spell.key(stem.text), before = spell.key(stem.before);
    const endings = stem.inflected ? [key, ...ENCLITICS.map(end => before + end)] : [key];
    for (const conjunction of CONJUNCTIONS) {
      for (const preposition of PREPOSITIONS) {
        const prefix = conjunction + preposition;
        for (const ending of endings)
          if (!prefix || !isLookalike(prefix, [ending, key, base])) yield prefix + ending;
      }
      for (const article of stem.inflected ? ARTICLES : [])
        if (article !== "لل" || !isLookalike(conjunction + article, [key, base]))
          yield conjunction + article + key;
    }
  }

  return word => {
    const forms = new Set();
    for (const base of readings(spell.light(word)))
      for (const stem of stems(base))
        for (const form of withClitics(stem, spell.key(base))) forms.add(form);
    return forms;
  };
}
