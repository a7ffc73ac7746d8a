// A term as the reader types it -> a test for each of its words, as analysis.finding.terms reads it:
// word, word*, *part*, "exact", a phrase. What else a lexicon may say comes as a family.

const PIECE = /\/(?<pattern>(?:[^/\\]|\\.)+)\/|"(?<exact>[^"]+)"|(?<word>[^\s"/][^\s"]*)|(?<broken>\S)/gu;
const WORD = /^(?<open>\*?)(?<core>[^*+]+)(?<end>\*|\+g|\+|)$/u;

// Gives {tests} or {problem}, the key of the sentence that says what is wrong.
function compileTerm(written, spell, formsOf) {
  const text = written.trim();
  const tests = [];
  if (text.startsWith("-")) return { problem: "only_families" };
  for (const { groups } of text.matchAll(PIECE)) {
    if (groups.broken) return { problem: "unclosed" };
    if (groups.pattern) return { problem: "only_families" };
    const found = groups.exact !== undefined
      ? [...tokensOf(groups.exact)].map(([token]) => spelled(token, spell))
      : testsOfWord(groups.word, spell, formsOf);
    if (!Array.isArray(found)) return found;
    if (!found.length) return { problem: "no_word" };
    tests.push(...found);
  }
  return tests.length ? { tests } : { problem: "no_word" };
}

function testsOfWord(written, spell, formsOf) {
  const word = WORD.exec(written)?.groups;
  if (!word) return { problem: "no_word" };
  const tokens = [...tokensOf(word.core)].map(([token]) => token);
  const rest = word.core.replace(tokenPattern(), (all, bare) => bare === undefined ? "" : all);
  if (CLAUSE_END.test(rest)) return { problem: "no_word" };
  const marked = word.open || word.end;
  if (marked && (tokens.length !== 1 || (word.open && word.end !== "*")))
    return { problem: "no_word" };
  if (word.end.startsWith("+")) return { problem: "only_families" };
  if (!marked) return tokens.map(token => withForms(formsOf(token)));
  const part = spell.key(tokens[0]);
  return [{ key: word.open ? key => key.includes(part) : key => key.startsWith(part) }];
}

const withForms = forms => ({ key: key => forms.has(key) });

const spelled = (token, spell) => ({ light: spell.light(token) });
