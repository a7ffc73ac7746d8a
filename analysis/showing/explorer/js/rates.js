// How often in each text, as a table in which the interval is drawn beside its numbers.

const RATES = 12;

// The first rows of many are those of most hits; the rest follows at a click.
function ratesTable(rates, whole, { words, docs }) {
  const top = Math.max(...rates.map(each => each.high).filter(Number.isFinite), 0);
  const listed = rates.length > RATES
    ? rates.filter(each => each.n).sort((a, b) => b.n - a.n || a.doc - b.doc) : rates;
  const rows = listed.map(each => rateRow(each, docs[each.doc], top, words));
  const body = make("tbody", {}, ...rows.slice(0, RATES));
  const head = [["", words.text], ["number", words.n], ["number khitab-wide", words.total],
    ["number", words.per_1000], ["number", words.interval], ["khitab-wide", ""]];
  const columns = head.map(([kind, text]) => text
    ? make("th", { scope: "col", class: kind || null }, text) : make("td", { class: kind }));
  const table = make("table", { class: "khitab-table khitab-rates" },
    make("caption", {}, make("span", {}, words.rates)),
    make("thead", {}, make("tr", {}, ...columns)), body,
    docs.length > 1 ? make("tfoot", {}, rateRow(whole, { title: words.whole }, top, words)) : "");
  const rest = rows.slice(RATES);
  const more = rest.length ? button(filled(words.more, { n: number(rest.length) }).join(""),
    () => { body.append(...rest); more.remove(); }) : null;
  const scroll = { class: "khitab-scroll", tabindex: "0", role: "region", "aria-label": words.rates };
  return make("div", {}, make("div", scroll, table), ...(more ? [more] : []));
}

function rateRow(each, { id, title }, top, words) {
  const range = make("span", { class: "khitab-range", "aria-hidden": "true" });
  const at = value => `${100 * value / top}%`;
  const known = Number.isFinite(each.per);
  if (known) {
    range.append(make("i"), make("b"));
    range.firstChild.style.insetInlineStart = at(each.low);
    range.firstChild.style.inlineSize = at(Math.min(each.high, top) - each.low);
    range.lastChild.style.insetInlineStart = at(each.per);
  }
  const limits = known
    ? filled(words.limits, { low: decimal(each.low), high: decimal(each.high) }).join("") : "–";
  return make("tr", {},
    make("th", { scope: "row" }, make("span", { class: "khitab-cut" },
      ...(id ? [make("small", {}, bdi(id)), " "] : []), bdi(title))),
    make("td", { class: "number" }, number(each.n)),
    make("td", { class: "number khitab-wide" }, number(each.total)),
    make("td", { class: "number" }, decimal(each.per)),
    make("td", { class: "number" }, limits),
    make("td", { class: "khitab-wide" }, range));
}
