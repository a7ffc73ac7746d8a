// One article, whole: its hits marked, each quotation in its speaker's colour and under their name.

const COLOURS = 7;
const colour = speaker => `khitab-who-${speaker >= 0 && speaker < COLOURS ? speaker : "other"}`;

// The pieces between the places where something begins or ends, each with what holds it.
function pieces(doc, hits) {
  const edges = new Set([0, doc.text.length]);
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
  const body = make("div", { class: "khitab-text", lang: isArabic(doc.text) ? "ar" : null });
  const named = speaker => speaker < 0 ? words.unknown : data.speakers[speaker];
  for (const { start, text, hit, quotation } of pieces(doc, hits)) {
    for (const begun of doc.quotations.filter(each => each.start === start)) {
      const kind = data.kinds[begun.kind];
      if (data.spoken.includes(data.voices[kind]))
        body.append(make("span", { class: `khitab-name ${colour(begun.speaker)}` },
          bdi(named(begun.speaker)), make("span", { class: "khitab-unseen" }, ` (${words.kinds[kind]}) `)));
    }
    const inner = hit ? marked(text, hit, hit.start === current, start) : text;
    body.append(quotation ? make("span", {
      class: `khitab-quoted khitab-${data.kinds[quotation.kind]} ${colour(quotation.speaker)}`,
    }, inner) : inner);
  }
  return body;
}

function marked(text, hit, isCurrent, start) {
  // Only its first piece is the current one, where a quotation begins inside a hit.
  const current = isCurrent && start === hit.start;
  return make("mark", {
    class: isCurrent ? "khitab-current" : null,
    "aria-current": current ? "true" : null, tabindex: current ? "-1" : null,
  }, text);
}

function legend(doc, data) {
  const { words } = data;
  const kinds = tally(doc.quotations, each => data.kinds[each.kind]).map(([kind]) => kind);
  const spoken = doc.quotations.filter(each => data.spoken.includes(data.voices[data.kinds[each.kind]]));
  const speakers = tally(spoken, each => each.speaker).map(([speaker, n]) =>
    make("li", { class: `khitab-name ${colour(speaker)}` },
      bdi(speaker < 0 ? words.unknown : data.speakers[speaker]), ` ${number(n)}`));
  if (!kinds.length) return null;
  return make("ul", { class: "khitab-legend", "aria-label": words.legend }, ...speakers,
    ...kinds.map(kind => make("li", {}, make("span", { class: `khitab-quoted khitab-${kind}` }, words.kinds[kind]))));
}
