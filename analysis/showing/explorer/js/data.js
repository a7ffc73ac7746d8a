// The data island: zlib in base64. Nothing is fetched to read it.

async function unpacked(island) {
  const bytes = Uint8Array.from(atob(island.textContent.trim()), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const data = await new Response(stream).json();
  for (const doc of data.docs) doc.quotations = quotationsOf(doc.q);
  return data;
}

// Python counts an emoji as one character, the browser as two.
function characters(text, units) {
  return units - (text.slice(0, units).match(/[\u{10000}-\u{10ffff}]/gu) ?? []).length;
}
