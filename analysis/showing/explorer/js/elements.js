// Elements made of text, never of markup, each set in the direction of its letters.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

function isArabic(text) {
  const letters = text.slice(0, 2000).match(/\p{L}/gu) ?? [];
  return 2 * letters.filter(letter => /\p{Script=Arabic}/u.test(letter)).length > letters.length;
}

const direction = text => isArabic(text) ? { dir: "rtl", lang: "ar" } : { dir: "ltr" };
const bdi = text => make("bdi", direction(text), text);
const button = (text, onclick) => make("button", { type: "button", class: "khitab-button", onclick }, text);
const number = value => value.toLocaleString("en");
const decimal = value => Number.isFinite(value)
  ? value.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : "–";

// A sentence of Python's with its places filled: words {name} stand for what is given.
function filled(sentence, values) {
  return sentence.split(/(\{\w+\})/).map(part => {
    const value = values[part.slice(1, -1)];
    return part.startsWith("{") && value !== undefined ? value : part;
  });
}

// At most so many, and how many more there are.
function some(items, most, words) {
  const shown = items.slice(0, most).flatMap((item, place) => place ? [" · ", item] : [item]);
  const rest = items.length - most;
  return rest > 0 ? [...shown, " · ", ...filled(words.and_more, { n: number(rest) })] : shown;
}
