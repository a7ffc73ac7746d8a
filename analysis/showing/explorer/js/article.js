// One article, whole: its hits marked, each quotation in its speaker's colour and under their name.

const COLOURS = 7;
const colour = speaker => `khitab-who-${speaker >= 0 && speaker < COLOURS ? speaker : "other"}`;

// Where each quotation is named: before its opening mark, if it has one.
function namesOf(doc, data) {
  const names = new Map();
  doc.quotations.forEach((quotation, at) => {
    if (!data.spoken.includes(data.kinds[quotation.kind])) return;
    const place = quotation.start - (/["'«»“”„‟‹›‘’]/.test(doc.text[quotation.start - 1]) ? 1 : 0);
    // Inside other words of the same speaker the colour is enough to see; the name is still there.
    const again = doc.quotations.some((other, before) => before !== at && other.length > quotation.length
      && other.start <= quotation.start && quotation.start < other.end && other.speaker === quotation.speaker);
    names.set(place, [...(names.get(place) ?? []), { ...quotation, again }]);
  });
  return names;
}

// The pieces between the places where something begins or ends, each with what holds it.
function pieces(doc, hits, names) {
  const edges = new Set([0, doc.text.length, ...names.keys()]);
  for (const { start, end } of [...doc.quotations, ...hits]) edges.add(start).add(end);
  const places = [...edges].sort((a, b) => a - b);
  let next = 0;
  return places.slice(0, -1).map((start, at) => {
    while (next < hits.length && hits[next].end <= start) next += 1;
    const hit = next < hits.length && hits[next].start <= start ? hits[next] : null;
    const text = doc.text.slice(start, places[at + 1]);
    return { start, text, hit, quotation: innermost(doc.quotations, start) };
  });
}

function articleText(doc, hits, current, data) {
  const { words } = data;
  const body = make("div", { class: "khitab-text", ...direction(doc.text) });
  const names = namesOf(doc, data);
  for (const { start, text, hit, quotation } of pieces(doc, hits, names)) {
    for (const { speaker, kind, again } of names.get(start) ?? []) {
      const name = bdi(speaker < 0 ? words.unknown : data.speakers[speaker]);
      if (again) name.className = "khitab-unseen";
      const said = make("span", { class: "khitab-unseen" }, ` (${words.kinds[data.kinds[kind]]}) `);
      body.append(make("span", { class: `khitab-name ${colour(speaker)}` }, name, said));
    }
    const inner = hit ? [marked(text, hit, start, current)] : breakable(text);
    body.append(...quotation ? [make("span", {
      class: `khitab-quoted khitab-${data.kinds[quotation.kind]} ${colour(quotation.speaker)}`,
    }, ...inner)] : inner);
  }
  return body;
}

// A browser takes for ever to break a word of a hundred thousand letters: each piece of it is a
// line of its own.
function breakable(text) {
  return text.split(/(\S{500})(?=\S{500})/).map((part, at) =>
    at % 2 ? make("span", { class: "khitab-row" }, part) : part);
}

function marked(text, hit, start, current) {
  // A hit in which a quotation begins is marked in two pieces; the first is where it stands.
  const here = start === current;
  return make("mark", {
    class: hit.start === current ? "khitab-current" : null,
    "aria-current": here ? "true" : null, tabindex: here ? "-1" : null,
  }, ...breakable(text));
}

function legend(doc, data) {
  const { words } = data;
  const kinds = tally(doc.quotations, each => data.kinds[each.kind]).map(([kind]) => kind);
  const spoken = doc.quotations.filter(each => data.spoken.includes(data.kinds[each.kind]));
  const speakers = tally(spoken, each => each.speaker).map(([speaker, n]) =>
    make("li", { class: `khitab-name ${colour(speaker)}` },
      bdi(speaker < 0 ? words.unknown : data.speakers[speaker]), ` ${number(n)}`));
  if (!kinds.length) return null;
  return make("ul", { class: "khitab-legend", "aria-label": words.legend }, ...speakers,
    ...kinds.map(kind => make("li", {}, make("span", { class: `khitab-quoted khitab-${kind}` }, words.kinds[kind]))));
}
