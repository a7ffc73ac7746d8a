// The spelling levels of analysis.normalize. Which letter becomes which is Python's: the rules hold
// what a letter is at each level, where it is not what the browser itself makes of it.

function speller({ clean, light, standard, loose, whole, level }) {
  const flood = /(\p{M}{30})\p{M}+/gu;
  const presentation = /[\ufb50-\ufdff\ufe70-\ufefc]/g;
  // A mark shown on its own loses the space under it.
  const letters = form => form.normalize("NFKC").replace(/^ +(?=.)/, "");
  const small = letter => /\p{L}/u.test(letter) ? letter.normalize("NFKC").toLowerCase() : letter;
  const mapped = (text, table, other = letter => letter) =>
    Array.from(text, letter => table[letter] ?? other(letter)).join("");
  const steps = [
    text => mapped(text, clean).replace(flood, "$1").normalize("NFC")
      .replace(presentation, letters).normalize("NFC").replace(flood, "$1"),
    text => mapped(text, light),
    text => Object.entries(whole).reduce((key, [written, meant]) => key.replaceAll(written, meant),
      mapped(text, standard, small).normalize("NFC")),
    text => mapped(text, loose),
  ];
  const LEVELS = ["raw", "clean", "light", "standard", "loose"];
  const at = name => text => steps.slice(0, LEVELS.indexOf(name)).reduce((key, step) => step(key), text);
  return { light: at("light"), standard: at("standard"), key: at(level) };
}
