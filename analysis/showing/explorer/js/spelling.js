// The spelling levels of analysis.normalize. Which letter becomes which is Python's: rules.spelling
// holds what a letter is at "clean", at "light" and at the level of the keys, where it changes.

function speller({ clean, light, key, lower, level }) {
  const flood = /(\p{M}{30})\p{M}+/gu;
  const presentation = /[\ufb50-\ufdff\ufe70-\ufefc]/g;
  // A mark shown on its own loses the space under it.
  const letters = form => form.normalize("NFKC").replace(/^ +(?=.)/, "");
  const mapped = (text, table, fold) =>
    Array.from(text, letter => table[letter] ?? (fold ? letter.toLowerCase() : letter)).join("");
  const cleaned = text => mapped(text, clean).replace(flood, "$1").normalize("NFC")
    .replace(presentation, letters).normalize("NFC").replace(flood, "$1");
  return {
    light: text => mapped(cleaned(text), light),
    key: text => level === "raw" ? text : mapped(cleaned(text), key, lower),
  };
}
