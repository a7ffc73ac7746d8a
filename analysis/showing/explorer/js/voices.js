// Whose words a place is in: those of the shortest quotation that holds it.

// A quotation in Python's list: start after the last one's, length, kind, speaker (-1: unknown).
function quotationsOf(flat) {
  const quotations = [];
  let start = 0;
  for (let place = 0; place < flat.length; place += 4) {
    start += flat[place];
    const [length, kind, speaker] = flat.slice(place + 1, place + 4);
    quotations.push({ start, end: start + length, length, kind, speaker });
  }
  return quotations;
}

function innermost(quotations, place) {
  let found = null;
  for (const quotation of quotations) {
    if (quotation.start > place) break;
    if (place < quotation.end && (!found || quotation.length <= found.length)) found = quotation;
  }
  return found;
}

// The innermost quotation says in which voice, the innermost that somebody speaks says who.
function voiceOf(hit, { quotations }, { kinds, voices, spoken, own }) {
  const inner = innermost(quotations, hit.start);
  const said = innermost(quotations.filter(each => spoken.includes(kinds[each.kind])), hit.start);
  return { ...hit, voice: inner ? voices[kinds[inner.kind]] : own, speaker: said?.speaker ?? null };
}
