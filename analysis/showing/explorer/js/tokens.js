// Words and numbers of a text, as analysis.tokenize cuts them. A run of marks or tatweel without a
// letter is matched, to pass over it in one step, and is no word (group 1). What is no word though
// letters stand in it (addresses, mark-up), Python has found.

const MARKS = "\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed";
const INSIDE = `${MARKS}\\u08ca-\\u08e1\\u08e3-\\u08ff\\u0640`;
const CONTROLS = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069";
const ARABIC = "[\\p{L}&&\\p{Script=Arabic}]";
const OTHER = "[\\p{L}--\\p{Script=Arabic}--\\u0640]";
// Built when it is used, so that a browser without set notation still reads this script.
const tokenPattern = () => new RegExp(
  "\\p{N}+(?:[.,٫٬]\\p{N}+)*"
  + `|[${INSIDE}]*${ARABIC}(?:[${INSIDE}${CONTROLS}]*${ARABIC})*[${INSIDE}]*`
  + `|${OTHER}(?:\\p{M}*${OTHER})*\\p{M}*`
  + `|([${INSIDE}]+)`, "gv");
const CLAUSE_END = /[.،,؛;؟?!…\n]/;

// Each word and its place; out holds start and end of what is no word, one after the other.
function* tokensOf(text, out = [], pattern = tokenPattern()) {
  for (let at = 0; at <= out.length; at += 2) {
    const begin = at ? out[at - 1] : 0;
    for (const match of text.slice(begin, out[at]).matchAll(pattern))
      if (match[1] === undefined) yield [match[0], begin + match.index];
  }
}
