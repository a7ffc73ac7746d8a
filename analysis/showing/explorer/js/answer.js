// What a word or family is answered with: its hits with their voices, counts and rates.

function answerer(data) {
  const spell = speller(data.rules.spelling);
  const formsOf = former(spell, data.rules);
  let index;

  function voiceOf(hit) {
    const quotation = innermost(data.docs[hit.doc].quotations, hit.start);
    const kind = quotation ? data.kinds[quotation.kind] : null;
    const voice = kind ? data.voices[kind] : data.own;
    return { ...hit, voice, speaker: data.spoken.includes(voice) ? quotation.speaker : null };
  }

  return {
    spell,
    index: () => index ??= indexOf(data.docs, spell),

    // {hits}, or {problem} and the name of its sentence.
    ask(query, family) {
      if (family !== "") return { hits: familyHits(data.families[family].rows, this.index()).map(voiceOf) };
      if (!query.trim()) return { problem: "no_query" };
      const term = compileTerm(query, spell, formsOf);
      return term.problem ? term : { hits: hitsOf(term.tests, this.index()).map(voiceOf) };
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

function tally(hits, keyOf) {
  const counts = new Map();
  for (const hit of hits) {
    const key = keyOf(hit);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
