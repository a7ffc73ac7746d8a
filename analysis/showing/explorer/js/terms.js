// A term as the reader types it -> for each of its words the words of the texts that it matches, as
// analysis.finding.terms reads it: word, word*, *part*, "exact", a phrase. What else a lexicon may
// say comes as a family.

const PIECE = /\/(?<pattern>(?:[^/\\]|\\.)+)\/|["«»“”„](?<exact>[^"«»“”„]+)["«»“”„]|['‘’‹›](?<single>[^'‘’‹›]+)['‘’‹›](?!\S)|(?<word>[^\s"«»“”„/][^\s"«»“”„]*)|(?<broken>\S)/gu;
const WORD = /^(?<open>\*?)(?<core>[^*+]+)(?<end>\*|\+g|\+|)$/u;
const NO_WORD = { problem: "no_word" }, ONLY_FAMILIES = { problem: "only_families" };

const tokensIn = text => [...tokensOf(text)].map(([token]) => token);
const endsClause = text => CLAUSE_END.test(
  text.replace(tokenPattern(), (all, inside) => inside === undefined ? "" : all));

// Gives {tests} or {problem}, the key of the sentence that says what is wrong. A test is given the
// words of an index and flags those that it matches.
function compileTerm(written, spell, forms) {
  const text = written.trim();
  const tests = [];
  if (text.startsWith("-")) return ONLY_FAMILIES;
  for (const { groups } of text.matchAll(PIECE)) {
    if (groups.broken) return { problem: "unclosed" };
    if (groups.pattern) return ONLY_FAMILIES;
    const exact = groups.exact ?? groups.single;
    const found = exact !== undefined
      ? testsOfSpelling(exact, spell) : testsOfWord(groups.word, spell, forms);
    if (!Array.isArray(found)) return found;
    if (!found.length) return NO_WORD;
    tests.push(...found);
  }
  return tests.length ? { tests } : NO_WORD;
}

function testsOfSpelling(exact, spell) {
  if (endsClause(exact) || /[*+]/.test(exact)) return NO_WORD;
  return tokensIn(exact).map(token => {
    const light = spell.light(token);
    return words => words.map(word => word.light === light);
  });
}

function testsOfWord(written, spell, forms) {
  const word = WORD.exec(written)?.groups;
  if (!word || endsClause(word.core) || word.core.includes("|")) return NO_WORD;
  const tokens = tokensIn(word.core);
  const marked = word.open || word.end;
  if (marked && (tokens.length !== 1 || (word.open && word.end !== "*"))) return NO_WORD;
  if (word.end.startsWith("+")) return ONLY_FAMILIES;
  if (!marked) return tokens.map(token => isForm(() => forms.of(token)));
  const part = spell.key(tokens[0]);
  if (word.open) return [words => words.map(word => word.key.includes(part))];
  return [isForm(words => forms.beginning(tokens[0],
    new Set(words.map(word => word.key).filter(key => key.includes(part)))))];
}

// A word matches if its key is a form and its spelling is no stranger of it.
const isForm = formsFor => words => {
  const forms = formsFor(words);
  return words.map(word => forms.has(word.key) && !forms.get(word.key).has(word.spelled));
};
