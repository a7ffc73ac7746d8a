// The explorer itself: the box, the filters, the answer, and the article behind each line.

const FIRST = 40, MORE = 400, LONGEST = 240, NAMES = 5, FORMS = 12;
let explorers = 0;

class Explorer {
  constructor(root, data) {
    Object.assign(this, { root, data, words: data.words, id: `khitab-${explorers += 1}` });
    this.answerer = answerer(data);
    this.state = { query: data.query, family: "", article: "", who: "", order: "" };
    if (!data.query && data.families.length) this.state.family = "0";
    this.build();
    this.ask();
  }

  build() {
    const { words, data, id } = this;
    this.box = make("input", {
      type: "search", id: `${id}-ask`, dir: "rtl", lang: "ar", value: this.state.query,
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-describedby": `${id}-hint`, oninput: () => this.typed(), onchange: () => this.typed(0),
    });
    this.controls = {};
    const families = data.families.map(({ name }, place) => [String(place), name]);
    const orders = [["", words.as_written], ["before", words.by_before], ["after", words.by_after]];
    const chosen = [
      families.length ? this.choice("family", words.family, [["", words.own_word], ...families]) : null,
      this.choice("article", words.text, []),
      data.voiced ? this.choice("who", words.speaker, []) : null,
      this.choice("order", words.order, orders),
    ];
    this.count = make("p", { class: "khitab-count", role: "status", "aria-live": "polite" });
    this.answer = make("div", { class: "khitab-answer" });
    this.dialog = make("dialog", {
      class: "khitab-dialog", "aria-labelledby": `${id}-title`,
      onclick: event => event.target === this.dialog && this.dialog.close(),
    });
    const wide = matchMedia("(min-width: 44.01rem)").matches;
    this.root.querySelector(".khitab-still")?.setAttribute("hidden", "");
    this.root.append(make("div", { class: "khitab-live" },
      make("div", { role: "search", class: "khitab-ask" },
        make("label", { for: `${id}-ask` }, words.ask), this.box,
        make("p", { class: "khitab-hint", id: `${id}-hint` }, ...withArabic(words.hint)),
        make("details", { class: "khitab-filters", open: wide },
          make("summary", {}, words.filters), make("div", {}, ...chosen))),
      this.count, this.answer, this.dialog));
  }

  choice(name, label, options) {
    const control = make("select", {
      id: `${this.id}-${name}`, onchange: event => this.chose(name, event.target.value),
    });
    this.controls[name] = control;
    this.offer(name, options);
    return make("div", {}, make("label", { for: control.id }, label), control);
  }

  // Sets the options of a choice: [value, text], or [text, options] for a group of them.
  offer(name, options) {
    const option = ([value, text]) => Array.isArray(text)
      ? make("optgroup", { label: value }, ...text.map(option)) : make("option", { value }, text);
    this.controls[name].replaceChildren(...options.map(option));
    this.controls[name].value = this.state[name];
    if (this.controls[name].selectedIndex < 0) this.controls[name].value = this.state[name] = "";
  }

  typed(wait = 150) {
    if (this.box.value === this.state.query) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.state.query = this.box.value;
      this.state.family = "";
      if (this.controls.family) this.controls.family.value = "";
      this.ask();
    }, wait);
  }

  chose(name, value) {
    this.state[name] = value;
    if (name !== "family") return this.show();
    if (value !== "") this.box.value = this.state.query = "";
    return this.ask();
  }

  ask() {
    const { query, family } = this.state;
    this.found = this.answerer.ask(query, family);
    this.hits = this.found.hits ?? [];
    const { data, words } = this;
    const articles = [...tally(this.hits, hit => hit.doc)].sort((a, b) => a[0] - b[0]);
    this.offer("article", [["", words.all_texts], ...articles.map(([doc, n]) =>
      [String(doc), `${shortened(nameOf(data.docs[doc]), 60)} (${number(n)})`])]);
    if (data.voiced) {
      const voices = tally(this.hits, hit => hit.voice).map(([voice, n]) =>
        [`voice ${voice}`, `${words.voices[voice]} (${number(n)})`]);
      const speakers = tally(this.hits, hit => hit.speaker).map(([speaker, n]) =>
        [`speaker ${speaker}`, `${this.named(speaker)} (${number(n)})`]);
      const groups = [[words.voices_head, voices], [words.speakers_head, speakers]];
      this.offer("who", [["", words.everybody], ...groups.filter(([, options]) => options.length)]);
    }
    this.show();
  }

  // The name of the family, or the word as it was typed.
  asked() {
    const { query, family } = this.state;
    return family === "" ? query : this.data.families[family].name;
  }

  named(speaker) {
    return speaker < 0 ? this.words.unknown : this.data.speakers[speaker];
  }

  // The hits that the filters leave, as lines in the order chosen.
  filtered() {
    const { article, who, order } = this.state;
    const [kind, value] = who.split(" ");
    const hits = this.hits.filter(hit => (article === "" || hit.doc === Number(article))
      && (who === "" || String(hit[kind]) === value));
    const index = this.answerer.index();
    const lines = hits.map(hit => lineOf(hit, index));
    return sortLines(lines, order, this.answerer.spell);
  }

  show() {
    if (this.found.problem || !this.hits.length) {
      const sentence = this.found.problem ? this.words[this.found.problem] : this.words.nothing;
      this.count.replaceChildren(...withArabic(sentence, { query: bdi(shortened(this.asked().trim(), 60)) }));
      this.answer.replaceChildren();
      return;
    }
    this.lines = this.filtered();
    this.shown = FIRST;
    const articles = new Set(this.hits.map(hit => hit.doc)).size;
    this.count.replaceChildren(...filled(this.words.count, {
      n: make("b", {}, number(this.hits.length)), docs: number(articles),
      all: number(this.data.docs.length), shown: number(this.lines.length),
    }));
    this.answer.replaceChildren(...this.summary(), this.rates(), ...this.concordance());
  }

  // Which forms were found, and in whose voice.
  summary() {
    const { words, data } = this;
    const surfaces = tally(this.hits, ({ doc, start, end }) => data.docs[doc].text.slice(start, end));
    const counted = ([text, n]) => make("span", {}, bdi(shortened(text, 40)), ` ${number(n)}`);
    const forms = make("p", {}, make("b", {}, words.forms), " ", ...some(surfaces.map(counted), FORMS, words));
    if (!data.voiced) return [forms];
    const voices = tally(this.hits, hit => hit.voice).map(([voice, n]) => {
      const of = this.hits.filter(hit => hit.voice === voice);
      const speakers = tally(of, hit => hit.speaker).map(([speaker, n]) => counted([this.named(speaker), n]));
      const whose = speakers.length ? [" (", ...some(speakers, NAMES, words), ")"] : [];
      return make("span", {}, `${words.voices[voice]} ${number(n)}`, ...whose);
    });
    return [forms, make("p", {}, make("b", {}, words.whose), " ", ...some(voices, 9, words))];
  }

  rates() {
    const whole = rate(this.hits.length, this.answerer.index().codes.length);
    return ratesTable(this.answerer.rates(this.hits), whole, this.data);
  }

  concordance() {
    const { words, data } = this;
    const names = ["doc", ...(data.voiced ? ["speaker"] : []), "before", "keyword", "after"];
    const head = names.map(name =>
      make("th", { scope: "col", role: "columnheader", class: name }, words.columns[name]));
    const body = make("tbody", { role: "rowgroup" });
    const table = make("table", { class: "khitab-lines", dir: "rtl", role: "table" },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)), body);
    const region = make("div", {
      class: "khitab-scroll", tabindex: "0", role: "region", "aria-label": words.lines,
    }, table);
    const more = button("", () => fill(MORE));
    const fill = count => {
      const from = body.rows.length;
      body.append(...this.lines.slice(from, from + count).map((line, place) => this.row(line, from + place)));
      const rest = this.lines.length - body.rows.length;
      more.hidden = rest < 1;
      more.replaceChildren(...filled(words.more, { n: number(Math.min(rest, MORE)) }));
    };
    fill(FIRST);
    return [region, make("p", { class: "khitab-doing" }, more,
      button(words.csv, () => save(linesAsCsv(this.lines, this.asked(), data), "khitab_lines.csv")))];
  }

  row(line, place) {
    const doc = this.data.docs[line.doc];
    const cells = [cellOf("doc", sourceOf({ ...doc, id: shortened(doc.id, 40) }))];
    if (this.data.voiced) cells.push(make("td", { role: "cell", class: "speaker", ...direction(this.words.voices[line.voice]) }, ...this.voice(line)));
    cells.push(cellOf("before", line.before.slice(-LONGEST)),
      make("td", { role: "cell", class: "keyword" }, make("button", {
        type: "button", "aria-haspopup": "dialog", onclick: () => this.open(place),
      }, bdi(line.keyword.slice(0, LONGEST)))),
      cellOf("after", line.after.slice(0, LONGEST)));
    return make("tr", { role: "row" }, ...cells);
  }

  voice(line) {
    if (line.speaker === null) return [this.words.voices[line.voice]];
    const kind = this.words.voices[line.voice];
    return [make("span", { class: `khitab-name ${colour(line.speaker)}` }, bdi(this.named(line.speaker))), ` · ${kind}`];
  }

  // Opens the article of a line, the line's hit in sight.
  open(place) {
    const { words, data } = this;
    const line = this.lines[place], doc = data.docs[line.doc];
    const hits = this.hits.filter(hit => hit.doc === line.doc).sort((a, b) => a.start - b.start);
    const step = (text, to) => {
      const made = button(text, () => this.open(to));
      made.disabled = to < 0 || to >= this.lines.length;
      return made;
    };
    const title = doc.title || doc.id;
    const text = articleText(doc, hits, line.start, data);
    this.dialog.replaceChildren(
      make("header", {},
        make("h2", { id: `${this.id}-title` }, bdi(title)),
        make("p", { class: "khitab-about" }, ...[doc.title && doc.id, doc.date, doc.source].filter(Boolean)
          .flatMap((about, at) => [at ? " · " : "", bdi(about)])),
        make("p", { class: "khitab-doing" },
          step(words.previous, place - 1), step(words.next, place + 1),
          button(words.close, () => this.dialog.close()))),
      make("div", { class: "khitab-page", tabindex: "0", role: "region", "aria-labelledby": `${this.id}-title` },
        legend(doc, data) ?? "", text));
    if (!this.dialog.open) this.dialog.showModal();
    const current = text.querySelector("[aria-current]");
    current?.focus({ preventScroll: true });
    current?.scrollIntoView({ block: "center" });
  }
}

const nameOf = doc => [doc.id, doc.title].filter(Boolean).join(" · ");
// A date keeps its order beside Arabic: it stands between the marks of an isolate.
const sourceOf = doc => [doc.id, doc.date && `\u2066${doc.date}\u2069`].filter(Boolean).join(" · ");
const shortened = (text, most) => text.length > most
  ? `${text.slice(0, most + 1).replace(/\s\S*$/, "").slice(0, most)}…` : text;
const cellOf = (name, text) => make("td", { role: "cell", class: name, ...direction(text) },
  make("bdi", direction(text), text));

// A sentence with its places filled and its Arabic words set apart.
function withArabic(sentence, values = {}) {
  return filled(sentence, values).flatMap(part => typeof part !== "string" || isArabic(part) ? [part]
    : part.split(/([\u0621-\u064a*]*[\u0621-\u064a]+[\u0621-\u064a*]*)/).map((piece, at) => at % 2 ? bdi(piece) : piece));
}

// JupyterLab deletes a cell on "d d" wherever the focus is in it; a window hears the key first.
window.addEventListener("keydown", event => {
  const root = event.target instanceof Element && event.target.closest(".khitab-explorer");
  if (!root) return;
  event.stopPropagation();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches(".keyword button")) return;
  const buttons = [...root.querySelectorAll(".khitab-live .keyword button")];
  buttons[buttons.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}, true);

for (const root of document.querySelectorAll(".khitab-explorer:not([data-live])")) {
  const island = root.querySelector(".khitab-island");
  if (!island || !("DecompressionStream" in window)) continue;
  root.dataset.live = "reading";
  unpacked(island).then(data => {
    new Explorer(root, data);
    root.dataset.live = "ready";
  });
}
