// What a word or family is answered with: its hits with their voices, counts and rates.

function answerer(data) {
  const spell = speller(data.rules.spelling);
  const forms = former(spell, data.rules);
  const voiced = hit => voiceOf(hit, data.docs[hit.doc], data);
  let index;

  return {
    spell,
    index: () => index ??= indexOf(data.docs, spell, forms),

    // {hits}, or {problem} and the name of its sentence.
    ask(query, family) {
      if (family !== "") return { hits: familyHits(data.families[family].rows, this.index()).map(voiced) };
      if (!query.trim()) return { problem: "no_query" };
      const term = compileTerm(query, spell, forms);
      return term.problem ? term : { hits: hitsOf(term.tests, this.index()).map(voiced) };
    },

    rates(hits) {
      const n = new Map();
      for (const { doc } of hits) n.set(doc, (n.get(doc) ?? 0) + 1);
      return data.docs.map((_, doc) => rate(n.get(doc) ?? 0, wordsIn(this.index(), doc), doc));
    },
  };
}

function rate(n, total, doc) {
  const scale = total ? 1000 / total : NaN;
  const [low, high] = interval(n);
  return { doc, n, total, per: n * scale, low: low * scale, high: high * scale };
}
