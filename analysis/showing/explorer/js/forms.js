// The written forms of a word, each with the spellings that are strangers, as
// analysis.finding.forms gives them in the mode "clitic"; its rules stand there.

const CONJUNCTIONS = ["", "و", "ف"];
const PROCLITICS = CONJUNCTIONS.flatMap(c => ["", "ب", "ك", "ل"].map(p => c + p));
const BEFORE_ARTICLE = CONJUNCTIONS.flatMap(c => ["", "ب", "ك"].map(p => c + p));
const ARTICLES = BEFORE_ARTICLE.map(beginning => beginning + "ال");
const LIL = CONJUNCTIONS.map(c => c + "لل");
const ENCLITICS = ["ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا"];

// Whether a word may have the alef of the accusative: no name in و (كانو, كانوا).
function takesTanwin(word) {
  const last = word.slice(-1), length = [...word].length;
  return !"ةىا".includes(last) && (last !== "و" || length < 4 || word[0] === "م");
}

function former(spell, lists) {
  const guard = guards(lists, spell);
  const longer = rests => [...new Set(rests)].flatMap(guard.behindProclitic);

  function readings(light) {
    const rest = without(light, "ال");
    const isArticle = "أإآ".includes(rest[0]) || ([...rest].length < 4 && !guard.isInAl(light));
    const own = rest === light || [...rest].length < 2 || guard.isWhole(light)
      ? [light].filter(Boolean) : isArticle ? [rest] : [light, rest];
    if (["raw", "clean", "light"].includes(lists.spelling.level)) return own;
    const doubtful = own.filter(
      base => base.endsWith("ى") && (base.at(-3) === "ا" || !guard.isInAlefMaqsura(base)));
    return [...own, ...doubtful.map(base => base.slice(0, -1) + "ي")];
  }

  function stems(word) {
    const last = word.slice(-1);
    const opened = { "ة": "ت", "ى": "ا" }[last];
    const found = [{ text: word, before: opened ? word.slice(0, -1) + opened : word, whole: true }];
    if (takesTanwin(word) && !guard.isInAlef(word + "ا")) found.push({ text: word + "ا" });
    if (guard.defectives.has(spell.standard(word))) found.push({ text: word.slice(0, -1) });
    return found.filter(({ text }) => text === word || !guard.numbers.has(spell.standard(text)));
  }

  function* endings(stem, base) {
    const text = guard.written(stem.text), own = guard.written(base), key = spell.key(stem.text);
    const rests = [folded(text), folded(own)];
    const others = otherWords(text, own);
    yield { key, text, beginnings: PROCLITICS, strangers: others, longer: longer(rests) };
    if (!stem.whole) return;
    if (guard.isWhole(base)) { // الذين, للذين; الله, لله; nothing of إلا
      const rest = without(without(text, "ال"), "ل");
      if (rest !== "ا" && rest !== text)
        yield { key: spell.key(rest), text: rest, beginnings: LIL, strangers: others, longer: [] };
    } else if (!guard.isWhole("ال" + text)) {
      yield behindArticle(key, text, others, BEFORE_ARTICLE);
      yield { key, text, beginnings: LIL, strangers: others,
        longer: [...new Set(rests)].flatMap(guard.behindLil) };
    }
    const before = guard.written(stem.before), beforeKey = spell.key(stem.before);
    const hamza = otherHamza(before, own);
    if (/^إ.ا.ت$/.test(before)) hamza.add("أ" + before.slice(1)); // أقامته is a verb
    if (stem.text.endsWith("ى")) hamza.add(before.slice(0, -1) + "أ"); // قرأها
    for (const enclitic of ENCLITICS) {
      const body = before + enclitic, rest = folded(before) + enclitic;
      const looks = guard.withEnclitic(rest).map(word => respelled(body, word));
      yield {
        key: beforeKey + enclitic, text: body, beginnings: PROCLITICS,
        strangers: new Set([...hamza].map(other => other + enclitic).concat(looks, looks.map(bare))),
        longer: longer([rest, ...rests]),
      };
    }
  }

  // ال before a stem; no article has a hamza (ألحق, إلحاد, آلام).
  function behindArticle(key, text, others, beginnings) {
    const own = [..."أإآ"].flatMap(alef => [text, bare(text)].map(rest => alef + "ل" + rest));
    const strangers = [...[...others].map(other => "ال" + other), ...own];
    return { key: "ال" + key, text: "ال" + text, beginnings, strangers: new Set(strangers), longer: [] };
  }

  // The spellings that differ in a hamza or a last letter and are other words.
  function otherWords(text, own) {
    const found = otherHamza(text, own), stem = text.slice(0, -1);
    if (/^[أإآ]ل.{2,3}$/.test(text) && !guard.isInAl(text)) return found.add(bare(text));
    if (text.endsWith("ا") && stem === own) return found.add(own + "أ");
    if (text.endsWith("ى") && guard.isInAlefMaqsura(text)) return found.add(stem + "ي");
    if (text.endsWith("ي") && guard.isInAlefMaqsura(stem + "ى")) return found.add(stem + "ى");
    return found;
  }

  function otherHamza(text, own) {
    const others = text.slice(0, 2) === own.slice(0, 2) ? guard.toldApart(own) : [];
    const found = others.map(other => respelled(text, other));
    const open = found.filter(other => /[يى]$/.test(other)).map(other => other.slice(0, -1) + EITHER);
    return new Set([...found, ...open]);
  }

  // Each beginning before an ending, and what the whole must not be spelled as.
  function add(found, ending, only = null) {
    for (const beginning of ending.beginnings) {
      const form = beginning + ending.key;
      if (only !== null && form !== only) continue;
      const strangers = new Set([...ending.strangers].map(text => beginning + text));
      for (const [proclitic, word] of ending.longer) {
        if (!beginning.endsWith(proclitic)) continue;
        const kept = beginning.slice(0, beginning.length - proclitic.length);
        const whole = respelled(proclitic + ending.text, word);
        strangers.add(kept + whole).add(kept + bare(whole));
      }
      const before = found.get(form);
      found.set(form, before ? new Set([...before].filter(each => strangers.has(each))) : strangers);
    }
  }

  function withoutEnclitic(body) {
    return [...ENCLITICS, "ا"].filter(enclitic => body.endsWith(enclitic)).flatMap(enclitic => {
      const rest = body.slice(0, body.length - enclitic.length);
      return rest.endsWith("ت") ? [rest, rest.slice(0, -1) + "ة"] : [rest];
    });
  }

  return {
    written: guard.written,

    // Form -> strangers, of a citation form.
    of(word) {
      const found = new Map();
      for (const base of readings(spell.light(word)))
        for (const stem of stems(base))
          for (const ending of endings(stem, base)) add(found, ending);
      return found;
    },

    // The same of the keys that are clitics + a part + anything.
    beginning(part, keys) {
      const own = guard.written(part), begins = folded(own), found = new Map();
      for (const key of keys) {
        for (const beginning of [...PROCLITICS, ...ARTICLES, ...LIL]) {
          if (!key.startsWith(beginning + begins)) continue;
          const rest = key.slice(beginning.length);
          const others = otherHamza(own + rest.slice(own.length), own);
          add(found, ARTICLES.includes(beginning) ? behindArticle(rest, rest, others, [beginning.slice(0, -2)]) : {
            key: rest, text: rest, beginnings: [beginning], strangers: others,
            longer: LIL.includes(beginning) ? guard.behindLil(rest)
              : [rest, ...withoutEnclitic(rest)].flatMap(guard.behindProclitic),
          });
        }
      }
      return found;
    },
  };
}
