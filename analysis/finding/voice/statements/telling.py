"""What tells that somebody speaks: cue verbs in use, and their kin."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.apart import describes
from ..phrases.quoted import after_name
from ..tags.cues import Cue, mask
from ..tags.unit import COLON, Unit, ends_in, opens_clause, plays
from .clauses import comma, goes_on_to_say, is_clause
from .nominal import unlisted
from .nouns import is_noun
from .prepositions import is_to

WITH_COLON = Cue(":", "colon", agrees="m")
_SAYING = Cue("قول", "noun")
# قوله تعالى: a verse, of which nobody in the text is the speaker.
_VERSE = Cue("قول", "nobody")
_HIS = frozenset({"تعالي", "سبحانه", "عز", "جل", "صلي"})
_WHEN = frozenset({"حين", "وحين", "منذ", "عندما", "بعدما", "وبعدما", "وعندما"})
# Verbs that tell something where they are denied: لم ينكر, لم يخف (which only then tells).
_SAID_BY_NEGATION = frozenset({"أنكر", "نفى", "استبعد", "أخفى"})
_THERE_IS = frozenset({"هناك", "وهناك", "ثمة", "منهم", "ومنهم", "بينهم"})
_ONE_OF = frozenset({"احد", "احدي", "اهم", "ابرز"})
_COUNTS = frozenset({"اول", "كل", "اي", "مجرد"})  # أول | رد رسمي
_WHO = frozenset({"من", "ومن", "فمن"})
_BLAME = mask("blame")
_MAY = frozenset({"يمكن", "ويمكن", "يمكننا", "ويمكننا", "نستطيع", "استطيع", "يجوز", "يصح"})
_IN_SHORT = frozenset({"خلاصة", "وخلاصة"})
_ANSWERING = frozenset({"ردا", "وردا"})
_I_THINK = frozenset({"اعتقد", "واعتقد"})
_UNNAMED = frozenset({"عدم", "كشف", "الكشف", "الافصاح", "ذكر"})
_IDENTITY = ("اسم", "هويت")
#: Whom nobody calls upon but in prayer.
GOD = frozenset({"الله", "المولي", "العلي", "الباري"})
_SON = frozenset({"بن", "بنت"})
_NOUN = 3
_NOUN_SPAN, _NEAR = 10, 7
_BEEN = mask("been", "auxiliary")
_OWN_WORDS = mask("saying")
_THIS = mask("demonstrative")
_NEGATION, _RELATIVE = mask("negation"), mask("relative")
_PREPOSITION, _IMPERSONAL, _RESUMPTIVE = mask("preposition"), mask("impersonal"), mask("resumptive")
_SAYS = mask("own_words", "noun_of", "saying")
# Verbs by which one goes on, begins and ends with whatever it is.
_CONTINUES = frozenset("واصل اختتم ختم بدأ أنهى انتهى استهل أكمل".split())
_TO_HIM = mask("resumptive_to")
_SETTING = mask("setting")
_WHAT, _PRONOUN = mask("what"), mask("pronoun")
_ENDS_TURN = mask("boundary", "clause", "contrast", "as_says", "perfect")
_TURN, _NAME_PART = mask("turn"), mask("name_part")


def telling(units: Sequence[Unit], at: int) -> Cue | None:
    """Give the cue that a unit is in this sentence: no noun, not denied, not of a thing."""
    unit = units[at]
    if unit.quote:
        return None
    if plays(units, at, _OWN_WORDS):
        if at and units[at - 1].key in _MAY | _IN_SHORT:  # يمكن القول إن
            return None
        return _VERSE if at + 1 < len(units) and units[at + 1].key in _HIS else _SAYING
    if unit.tag.cue is None:
        said = unit.tag.said if at and plays(units, at - 1, _WHAT) else None
        # ما اعتبرته تدنيا: what follows is no subject.
        return (said if said and not said.weak else None) or unlisted(units, at)
    if not _in_use(units, at, unit.tag.cue):
        return None
    if unit.tag.cue.kind == "say" and at + 1 < len(units) and units[at + 1].key in _HIS:
        return _VERSE  # قال تعالى
    also = at and units[at - 1].key == "كما" and not unit.tag.cue.joined  # كما أكد | حرص بلاده
    return unit.tag.cue._replace(joined="كما") if also else unit.tag.cue


def _in_use(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb that tells what somebody says from one denied, of a thing, or no verb."""
    if at and not units[at - 1].quote and _denied(units, at, cue):
        return False
    if _tells_nothing(units, at, cue) or describes(units, at):
        return False
    if cue.lemma in _CONTINUES and not _goes_on_saying(units, at):
        return False
    if cue.kind == "ask" and plays(units, at + 1, _TO_HIM):  # تظاهرة دعت لها «الحركة»
        return is_clause(units, at + 2)
    # لافتات كتب عليها: the verb speaks of a thing, and names nobody.
    if at + 1 < len(units) and plays(units, at + 1, _RESUMPTIVE):
        owned = at + 2 < len(units) and cue.kind == "affirm" and units[at + 2].tag.owned
        near = range(at + 2, min(at + _NEAR, len(units)))
        answers = cue.lemma == "رد" and any(opens_clause(units, place) for place in near)
        feels = _feels(units, at + 1, cue)  # بيانا تعبر فيه عن تعاطفها
        feels = feels or _calls(units, at + 2, cue)
        return owned or answers or feels or is_clause(units, at + 2)  # خطابا قال فيه إن
    if at == 0 and cue.lemma == "كتب" and len(units) > 1 and units[1].marks & COLON:  # كتب: فلان
        return units[1].quote is not None
    # عبر and عقب are verbs at the head of a sentence, prepositions elsewhere.
    verb = at == 0 or cue.joined or not plays(units, at, _PREPOSITION)
    return bool(verb) or _owns(units, at, cue)


def _goes_on_saying(units: Sequence[Unit], at: int) -> bool:
    """Tell who goes on speaking from who goes on: وواصل X حديثه: «…», but تواصل القرية برامجها."""
    for place in range(at + 1, len(units)):
        unit = units[place]
        if unit.tag.complementizer or plays(units, place, _SAYS):
            return True
        if unit.marks & COLON:
            return not plays(units, place - 1, _PREPOSITION | _PRONOUN)  # تتمثل في: …
        if unit.tag.cue:
            return unit.tag.cue.kind == "say" and not unit.tag.cue.agrees  # وختم X | قائلا
        if unit.quote:
            return not _brings_name(units, at, place)
    return False


def _brings_name(units: Sequence[Unit], at: int, place: int) -> bool:
    """Tell a quotation that is the name of what is gone on with: فعاليات «…», إلى «…»."""
    things = (units[other].tag for other in range(at + 1, place))
    thing = any(tag.ordinary or tag.owned or tag.roles & _PREPOSITION for tag in things)
    return thing or after_name(units, place)


def _tells_nothing(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb that reports in another setting only: نقلا عن, أعتقد أن, جاء في إطار."""
    clause = at + 1 < len(units) and opens_clause(units, at + 1)
    nameless = cue.lemma in ("طلب", "رفض") and at + 1 < len(units)
    if nameless and units[at + 1].key in _UNNAMED:  # رفض الكشف عن هويته
        return True
    hides = units[at].key in _UNNAMED and at + 1 < len(units)  # رفض | ذكر اسمه
    hides = hides and units[at + 1].key.startswith(_IDENTITY)
    hidden = cue.lemma == "أخفى" and not (at and plays(units, at - 1, _NEGATION))
    own = units[at].key == "نقلا" or (units[at].key in _I_THINK and is_clause(units, at + 1))
    most = cue.lemma == "أبرز" and at and not (comma(units[at]) or clause)
    most = most and cue.agrees == "m" and bool(cue.joined)  # تاريخ النادي وأبرز إنجازاته
    prays = cue.lemma == "بارك" and at + 1 < len(units) and units[at + 1].key in GOD
    hopes = cue.lemma == "أمل" and not cue.agrees and not clause  # أملا في
    later = (unit.tag.cue for unit in units[at + 1 :])  # وردا على سؤال، | قال X
    answers = units[at].key in _ANSWERING and any(other and other.agrees for other in later)
    this = at + 1 < len(units) and plays(units, at + 1, _THIS)  # وجاء ذلك في خطاب
    set_in = cue.kind == "stand" and (this or plays(units, at + 2, _SETTING))
    called = units[at].key[-4:] in ("يدعي", "تدعي")  # ويدعى سعيد، …
    called = called and any(comma(unit) for unit in units[at + 2 : at + 4])
    of_it = cue.kind == "say" and at + 1 < len(units) and units[at + 1].key == "بذلك"
    set_in = set_in or of_it  # صرح بذلك الناطق
    return bool(
        hidden
        or hides
        or own
        or answers
        or prays
        or hopes
        or set_in
        or called
        or most
        or (clause and plays(units, at, _IMPERSONAL))
    )


def _owns(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell عبر X عن سعادته by what follows."""
    turned = ends_in(units, at, _TURN, 2)
    near = range(at + 1, min(at + _NOUN_SPAN, len(units) - 1))
    if turned and units[at].key == "بين":  # بدوره، بين X أن
        return any(is_clause(units, place) for place in near)
    means = units[at + 1].tag if at + 1 < len(units) else units[at].tag
    if turned and cue.lemma == "عبر" and not (means.ordinary or means.owned):
        return any(units[place].key == "عن" for place in near)  # من جانبه عبر X | عن حرص بلاده
    if not (comma(units[at]) or turned or plays(units, at - 1, _ENDS_TURN | _RELATIVE)):
        return False
    return any(units[place].key == cue.preposition and units[place + 1].tag.owned for place in near)


def _denied(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell by the word before it that a verb tells nothing: لم يقل, لا أحد يقول, وهو ما يشير."""
    nobody = at > 1 and units[at - 1].key == "احد" and plays(units, at - 2, _NEGATION)
    nobody = nobody or (cue.lemma == "أبرز" and units[at - 1].key in _ONE_OF)  # أحد أبرز القادة
    nobody = nobody or (units[at - 1].key in _COUNTS and not units[at].before.strip())
    governed = not units[at].before.strip() and plays(units, at - 1, _PREPOSITION)
    governed = governed and units[at - 1].key not in _WHEN  # حين أعلن
    governed = governed and not (at > 1 and units[at - 2].key in _THERE_IS)  # هناك من قال إن
    # رافضة كشف اسمها: a noun after another cue.
    noun = cue.weak and not cue.joined and cue.agrees == "m" and bool(units[at - 1].tag.cue)
    noun = noun or _is_between(units, at) or (units[at - 1].key in _MAY and cue.governs)
    if nobody or governed or noun or units[at - 1].key == "هل":  # يمكن وصفه
        return True
    if plays(units, at - 1, _NEGATION):
        return cue.lemma not in _SAID_BY_NEGATION  # ولم يستبعد أن
    if _is_named(units, at, cue) or (units[at - 1].key == "غير" and not cue.agrees):
        return True  # حمود أبو طالب, غير مدركين أن
    if plays(units, at - 1, _PRONOUN):  # وهو يقول, but وهو يقول إن
        told = plays(units, at - 1, _BEEN) and _announces(units, at, cue)  # كان يتحدث عن
        opens = at + 1 < len(units) and (opens_clause(units, at + 1) or units[at + 1].quote)
        return not (told or opens)
    if plays(units, at - 1, _RELATIVE):
        describes = cue.kind == "clause" and units[at].key[0] in "يت"  # قلق تركيا التي تخشى أن
        return describes or not _tells_of_whom(units, at, cue)
    if units[at - 1].tag.complementizer and units[at].key[:1] in ("ي", "ت"):  # عليها أن توضح
        return not goes_on_to_say(units, at)
    if is_noun(units, at, cue):
        return True
    what = plays(units, at - 1, _WHAT) and not cue.governs and cue.kind != "stand"
    infers = units[at].key[:1] in ("ي", "ت")  # وهو ما يؤكد أن
    return bool(what) and (infers or not is_clause(units, at + 1))


def _asks(units: Sequence[Unit], cue: Cue, near: range) -> bool:
    """Tell what somebody calls for or blames: الذي طالب | بإقالته, الذين حملوه | المسؤولية."""
    if cue.kind == "blame":
        return any(plays(units, place, _BLAME) for place in near)
    if cue.kind != "ask" or not cue.agrees or cue.governs:
        return False
    tags = [units[place].tag for place in near if not plays(units, place, _PREPOSITION)]
    if cue.preposition == "الي" and any(is_to(units, place, cue) for place in near):
        return True  # التي دعت | لتأجيل الانتخابات
    by = any(tag.by and len(tag.key) > 3 and not (tag.adjective or tag.no_head) for tag in tags)
    return by if cue.preposition == "ب" else any(units[p].key == cue.preposition for p in near)


def _announces(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell what somebody speaks of at once: الوزير الذي أعلن | عن اسم خليفته."""
    tells = cue.kind in ("say", "affirm") and cue.preposition not in ("", "ب")
    return tells and at + 2 < len(units) and units[at + 1].key in (cue.preposition, "عما")


def _feels(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell what somebody has to say of himself: الذي عبر | عن فخره."""
    own = at + 2 < len(units) and units[at + 2].tag.owned and units[at + 1].key == cue.preposition
    return own and cue.kind == "urge"


def _calls(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell what a text calls for: نداء دعاهم فيه | إلى ضبط النفس, أعلنت فيه | تمكن X من."""
    if at >= len(units) or cue.kind not in ("ask", "name", "affirm"):
        return False
    tag = units[at].tag
    by = cue.preposition == "ب" and (tag.by_the or (tag.with_preposition and tag.by))
    deed = cue.kind == "affirm" and tag.deed and not tag.cue
    return by or deed or tag.key == cue.preposition


def _is_named(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a name that looks like a cue: حمود أبو طالب, يزيد بن فهد."""
    son = at + 1 < len(units) and units[at + 1].key in _SON and cue.kind in ("clause", "ask")
    return bool(son or plays(units, at - 1, _NAME_PART))


def _tells_of_whom(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb after الذي that reports: الذي أكد أن, التي وصفها X «…»."""
    before = units[at - 2].key if at > 1 else ""
    if before in _WHO or before == "الوقت":  # ومن الذي قال إن; في الوقت الذي أعلن
        return before == "الوقت"
    near = range(at + 1, min(at + _NEAR, len(units)))
    told = any(opens_clause(units, place) for place in near)
    told = told or (cue.governs and any(units[place].quote for place in near))
    told = told or _feels(units, at, cue) or _asks(units, cue, near)
    told = told or (units[at].key[0] not in "يت" and _announces(units, at, cue))
    return told and not plays(units, at + 1, _TO_HIM)


def _is_between(units: Sequence[Unit], at: int) -> bool:
    """Tell the second of بينه | وبين, which is no verb."""
    near = range(max(at - _NOUN, 0), at)
    return units[at].key == "وبين" and any(units[p].key.startswith("بين") for p in near)
