"""Advice on a step while it is typed: what a good step says, asked for in one plain sentence each.

It never stops anybody, and it says nothing where it would have to guess: about words it does not know, and
about languages other than English (in those it only recognises dates in figures).
"""

import re
from collections.abc import Collection
from datetime import date

from msgspec import Struct

from workshop.errors import RuleError
from workshop.plan.action_words import (
    ACTIONS,
    ACTIVITIES,
    ENGLISH,
    FOREIGN,
    MAKING,
    NO_VERBS,
    RESULT_VERBS,
    RESULTS,
    VAGUE,
    VAGUE_PAIRS,
)
from workshop.words.dates import parse_day


class Advice(Struct, frozen=True):
    """Whether a line starts with a verb of action, says what will be different, and by when.

    None where that cannot be judged. ``remarks`` say what to do about it, most useful first.
    """

    verb: bool | None = None
    outcome: bool | None = None
    date: bool | None = None
    remarks: tuple[str, ...] = ()


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_FEW = r"(?:\d+|an?|one|two|three|four|five|six|ten)"
_OTHERS = (
    r"(?:marketing|management|headquarters|head office|hq|legal|finance|accounting|purchasing|product|engineering"
    r"|production|logistics|customers?|clients?|competitors?|suppliers?)"
)

_FIRST_WORDS = ACTIONS | VAGUE | NO_VERBS
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_FIGURES = _any(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b",
    r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?!\d{5})",
    r"(?<![\d/])(?!24/7)\d{1,2}/\d{1,2}(?![\d%])",
)
_DATE = _any(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}",
    rf"\b{_MONTH}\.? \d{{1,2}}\b",
    rf"\b(?:by|in|on|before|until|till|during|of|from|early|mid|late|this|next|every|each|last)[ -](?:the )?"
    rf"(?:{_MONTH}|{_WEEKDAY})",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    r"\b(?:today|tomorrow|tonight)\b",
    r"\b(?:this|next|end of|end of the|by|within the) (?:week|month|quarter|year)\b",
    r"\bq[1-4]\b",
    r"\b(?:week|wk|cw) ?\d{1,2}\b",
    rf"\b(?:in|within) {_FEW} (?:days?|weeks?|months?)\b",
)
_WHOLE_DATE = _any(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b", r"\b\d{1,2}\.\d{1,2}\.\d{4}\b", rf"\b\d{{1,2}} {_MONTH} \d{{4}}\b"
)
_OUTCOME = _any(
    r"\bso that\b",
    r"\bin order to\b",
    r"→|->",
    rf"\buntil (?!the |end |next |this |today|tomorrow|\d|q\d|{_MONTH}|{_WEEKDAY})",
    r"\bfrom \d[\d.,]* ?%? to \d",
    r"\b(?:to|by) \d[\d.,]* ?%",
    rf"\b{_FEW} (?:\w+ )?(?:orders|contracts|deals|pilots|signatures|renewals|bookings|wins|referrals)\b",
    r"\bto (?:win|sign|sell|close|renew|regain|book|get|gain|secure|convert|recover|reach|cut|reduce|learn|know"
    r"|find|decide)\b",
)
_COUNTED = _any(rf"\b(?:{_FEW}|more) ([\w-]+(?: [\w-]+)?)")
_EVERYBODY = re.compile(
    r"^(?:everyone|everybody|all of us|all reps|the (?:whole |entire )?team)\b|\b(?:together|jointly) with\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"^[A-Z][\w’'-]+ ?(?:and|&|\+|/|,) ?[A-Z][\w’'-]+\b")
_OUTSIDE = _any(
    r"^(?:wait|hope)\b",
    rf"\b{_OTHERS} (?:should|must|needs? to|ha(?:s|ve) to|ought to)\b",
    rf"\bget {_OTHERS} to\b",
    rf"\b(?:make sure|ensure) (?:that )?(?:the |our )?{_OTHERS}\b",
)


def advise(text: str, today: date, names: Collection[str] = ()) -> Advice:
    """Advice on a step's text; ``names`` are the members' names, to notice a step that two people would own."""
    text = _LIST_MARK.sub("", text)
    words = [word.casefold().removeprefix("re-") for word in _WORD.findall(text)]
    dated = bool(_FIGURES.search(text))
    if not words or not _is_english(text, words):
        return Advice(date=dated or None)
    passed = _passed(text, today)
    verb, about_verb = _verb(words)
    outcome, about_outcome = _outcome(text, words)
    dated = not passed and (dated or bool(_DATE.search(text)))
    remarks = (
        "Others decide that: write what we can do about it ourselves." if _OUTSIDE.search(text) else "",
        "A step has one owner: make it two steps, or name one person." if _several(text, words, names) else "",
        about_verb,
        about_outcome,
        f"{passed} has passed: give a day that is still ahead." if passed else "",
        "" if dated or passed else "Add a day: by when is it done?",
    )
    return Advice(verb, outcome, dated, tuple(remark for remark in remarks if remark))


def _is_english(text: str, words: list[str]) -> bool:
    """Whether more speaks for English than against it: a known first word, small words, nouns of the trade."""
    english = (words[0] in _FIRST_WORDS) + sum(
        word in ENGLISH or (word in NO_VERBS and len(word) > 2) for word in words[1:]
    )
    foreign = sum(word in FOREIGN for word in words)
    # A German infinitive stands last: "Demo vorbereiten".
    if text.endswith(words[-1]) and words[-1].endswith("en") and len(words[-1]) > 5:
        foreign += 1
    return english > foreign


def _verb(words: list[str]) -> tuple[bool | None, str]:
    """Whether the line starts with a verb of action, and what to do if it does not."""
    first = words[0]
    if first in VAGUE or tuple(words[:2]) in VAGUE_PAIRS:
        vague = first if first in VAGUE else " ".join(words[:2])
        return False, f"“{vague.capitalize()}” can mean anything: name the action, like call, visit or offer."
    if first in ACTIONS:
        return True, ""
    if first in NO_VERBS or first[0].isdigit():
        return False, "Start with a verb: what will somebody do?"
    if first.endswith("ing") and len(first) > 5:
        return False, "Start with the plain verb: “Call …”, not “Calling …”."
    return None, ""


def _outcome(text: str, words: list[str]) -> tuple[bool | None, str]:
    """Whether the line says what will be different, and what to do if it does not."""
    if words[0] in RESULT_VERBS or not RESULTS.isdisjoint(words[1:]) or _OUTCOME.search(text):
        return True, ""
    if any(not ACTIVITIES.isdisjoint(match[1].casefold().split()) for match in _COUNTED.finditer(text)):
        return False, "To what end? Say what is different afterwards: “… until two have signed”."
    if words[0] in MAKING:
        return None, ""
    return False, "Say what will be different when it is done."


def _several(text: str, words: list[str], names: Collection[str]) -> bool:
    """Whether two people, or all of them, would own the step."""
    pair = _PAIR.match(text)
    if pair and words[0] not in _FIRST_WORDS:
        return True
    first_names = {(name.split() or [name])[0].casefold() for name in names}
    return len(first_names.intersection(words)) > 1 or bool(_EVERYBODY.search(text))


def _passed(text: str, today: date) -> str:
    """A day in the text that has passed, as it is written there; only one with its year is sure to have."""
    for match in _WHOLE_DATE.finditer(text):
        try:
            if parse_day(match[0], today) < today:
                return match[0]
        except RuleError:
            continue
    return ""
