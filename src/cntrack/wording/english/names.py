"""Tells an English number that names a thing (by 2030, under-5, Goal 3, 5G) from one that counts.

It looks only at a number's neighbours; it reads no values.
"""

from __future__ import annotations

import re
from typing import Final

from cntrack.wording.numerals import MOST_DIGITS
from cntrack.wording.refusal import RefusedError
from cntrack.wording.roles import Role
from cntrack.wording.tables import listed

from .nouns import is_plural
from .numbers import CURRENCIES, MONEY_SIGNS
from .sentence import Word, text_at, texts
from .words import CHILDREN, PHRASES

_NUMBER_TAILS: Final = ("odd", "plus", "fold", "percent", "million", "billion", "trillion", "per cent")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_NEXT_CENTURY: Final = re.compile(r"21[0-9]{2}")
_LATIN_UNITS: Final = frozenset(
    listed(
        "km kg mw gw kwh kw tw twh gwh mwh mtoe toe tce bn bln tn trn mn m pp million billion mt gt"
        " percent t h ha pc pct ppts ppt"
    )
)
_SHORT_SCALES: Final = frozenset({"b", "k", "t"})  # $2B
_NAME_ENDS: Final = frozenset(listed("st nd rd th s g d a b c e f"))  # the 13th, 1990s, 5G, 2A
MONTHS: Final = frozenset(
    listed(
        """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        """
    )
)
_MAGNITUDES: Final = frozenset(listed("million billion trillion mn bn tn trn"))
_LAST_DAY: Final = 31
_AGES: Final = frozenset({"under", "over", "older", "younger", "above", "below"})
_SPANNED: Final = {  # on a scale of 1 to 6
    ("aged", "between"),
    ("ages", "between"),
    ("age", "group"),
    ("age", "groups"),
    ("age", "of"),
    ("scale", "of"),
}
_NUMBERED: Final = frozenset({"target", "goal", "objective", "outcome", "action", "measure", "priority", "mission"})
_AIMS: Final = frozenset({"goal", "goals", "target", "targets"})
_ORDINALS: Final = frozenset(listed("st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth"))
_BASES: Final = frozenset({"10,000", "10000"})
_PER_OUTPUT: Final = frozenset(
    {"industrial", "gdp", "output", "added"}
)  # water use of CNY10,000 industrial added value
_HOTLINES: Final = frozenset({"999", "911", "112", "110", "119", "111"})
_SCHOOL_YEARS: Final = frozenset(str(year) for year in range(1, 14))
_EXTREMES: Final = frozenset({"most", "least", "poorest", "richest", "lowest"})
_BOUNDING: Final = frozenset(listed("least most than below above under over about around nearly almost"))
_OF_A_YEAR: Final = frozenset(
    listed("levels prices figures results targets goals baselines values estimates emissions numbers terms rates")
)
# After these a number such as 2030 is an amount, not a year.
_AFTER_AMOUNTS: Final = frozenset(listed("% percent per million billion km mw people jobs"))


def name_stop(text: str, words: list[Word], place: int) -> int:
    """Return the place after a number that names a thing, or `place` where there is none."""
    word = words[place]
    if not word.text[0].isdigit():
        return place
    before, after = text[word.start - 1 : word.start] if word.start else "", text[word.end : word.end + 1]
    if before == "-" and text[word.start - 2 : word.start - 1].isalpha():
        before = "a"
    following = text_at(words, place + 1)
    if before.isascii() and before.isalpha() and following != "%" and not currency_code(words, place):
        fiscal = place and words[place - 1].text == "fy" and following == "/"  # FY23/24
        return place + (3 if fiscal or _spans_years(words, place) else 1)
    if before == "." and place and words[place - 1].end == word.start and not currency_code(words, place):
        around = f".{word.text[:MOST_DIGITS]}"
        raise RefusedError.unplaced(around)
    money = place > 0 and words[place - 1].text in MONEY_SIGNS and following in _SHORT_SCALES
    if after.isalpha() and after.isascii() and following not in _LATIN_UNITS and not money:
        if not word.text.isdigit() or following not in _NAME_ENDS:
            raise RefusedError.unplaced(word.raw + words[place + 1].raw)
        return place + 2
    if (
        after == "-"
        and text[word.end + 1 : word.end + 2].isalpha()
        and following == "-"
        and not (text_at(words, place + 3) in MONEY_SIGNS or text_at(words, place + 2) in CURRENCIES)
        and not text.startswith(_NUMBER_TAILS, word.end + 1)
    ):
        return place + 3
    if place and words[place - 1].text in {"by", "until"} and _NEXT_CENTURY.fullmatch(word.text):
        return place + 1  # by 2100
    if _YEAR.fullmatch(word.text) and len(words) > 1 and not _is_amount(words, place):
        return place + (3 if _spans_years(words, place) else 1)
    return _span_stop(words, place) if _is_day(words, place) else _counted_stop(words, place)


def _is_amount(words: list[Word], place: int) -> bool:
    """Tell whether a number like a year counts what follows it: at least 2020 households, 2000 beds."""
    following = text_at(words, place + 1)
    if following in _AFTER_AMOUNTS:
        return text_at(words, place + 2) != "capita"  # 2013 per capita income
    if not is_plural(following) or following in _OF_A_YEAR:
        return False
    before = words[place - 1].text if place else ""
    return before in _BOUNDING or (
        not place and (words[place].text.endswith("00") or len(words) == len(("1973", "beds")))
    )


def _counted_stop(words: list[Word], place: int) -> int:
    """Return the place after an ordinal, an age or a span of them (goal 3, aged 20-64, 18 years old), or `place`."""
    previous = words[place - 1].text if place else ""
    if _titled(words, place, previous):
        return place + 1
    if text_at(words, place + 1) == "%" and text_at(words, place + 2) in _EXTREMES:
        return place + 2  # the 30% most disadvantaged
    entry = PHRASES.get(previous)
    coded = place > 1 and words[place - 2].text == "per" and currency_code(words, place) is not None  # per CNY 10,000
    named = coded or (entry and entry[-1][1].role is Role.NAME and len(entry[-1][0]) == 1)
    before = (words[place - 2].text if place > 1 else "", previous)
    return _span_stop(words, place) if named or before in _SPANNED else _age_stop(words, place, previous)


def _ranked(words: list[Word], place: int, previous: str) -> bool:
    """Tell whether a number says among how many a rank was reached: 90th among 188 countries, 59th out of 132."""
    back = place - (3 if previous == "of" else 2)
    return previous in {"among", "of"} and back >= 0 and words[back].text in _ORDINALS


def _titled(words: list[Word], place: int, previous: str) -> bool:
    """Tell whether the word before a number makes it a title: Level 2, Year 1, Target 2:, Under 5 mortality."""
    text, following = words[place].text, text_at(words, place + 1)
    known = (text in _HOTLINES and following in {"call", "calls"}) or (text in _BASES and following in _PER_OUTPUT)
    if known or previous == "pm" or _ranked(words, place, previous):
        return True  # PM 2.5
    within = place > 1 and words[place - 2].raw.islower()  # 2023 Target 95 states one
    if within and previous in _AIMS and words[place - 1].raw[0].isupper():
        return following not in _AFTER_AMOUNTS  # to achieve Target 16.1
    if previous == "level":
        graded = words[place - 1].raw != previous or len(text) == 1  # Level 12, level 4 or above
        return graded and following not in {"%", "percent", "per"} and not is_plural(following)
    if previous == "year":
        return text in _SCHOOL_YEARS and following not in _AFTER_AMOUNTS
    return (previous == "under" and following == "mortality") or (previous in _NUMBERED and following == ":")


def _age_stop(words: list[Word], place: int, previous: str) -> int:
    """Return the place after an age (children 12 and under, 30-34-year-olds, people over 60), or `place`."""
    if previous in CHILDREN and text_at(words, place + 1) in {"and", "or"} and text_at(words, place + 2) in _AGES:
        return place + 3
    stop = _span_stop(words, place)
    following = text_at(words, stop + 1)
    if stop > place + 1 and text_at(words, stop) == "-" and following == "year":
        return stop + 2
    if text_at(words, stop) in {"year", "years"} and following in {"old", "olds", "-"}:
        return stop + 2
    aged = previous in _AGES and place > 1 and words[place - 2].text in CHILDREN
    return stop if aged else place


def currency_code(words: list[Word], place: int) -> str | None:
    """Give the currency code before a number: RMB, Rs., RM10,000, and a capital before millions (N4.3 trillion)."""
    before = place - 1
    glued = before >= 0 and words[before].end == words[place].start
    if before > 0 and words[before].text == "." and words[before].start == words[before - 1].end:
        before -= 1
    code = words[before].raw if before >= 0 else ""
    if code.lower() in CURRENCIES and not code.islower():
        return code
    counted = place + 1 < len(words) and words[place + 1].text in _MAGNITUDES
    counted |= code in {"R", "N"} and len(words[place].text) >= len("1000")  # R120000 is money, N95 a name
    return code if glued and counted and len(code) == 1 and code.isupper() else None


def _spans_years(words: list[Word], place: int) -> bool:
    """Tell whether a year of accounts begins at a year: 2017/18, 2021-22."""
    if not _YEAR.fullmatch(words[place].text):
        return False
    joined = texts(words, place + 1, place + 3)
    first = int(words[place].text) % 100
    if len(joined) <= 1 or joined[0] not in {"/", "-", "\\"} or not joined[1].isdigit():
        return False
    return joined[1] == f"{(first + 1) % 100:02}" or (len(joined[1]) == len("97") and int(joined[1]) > first)


def _is_day(words: list[Word], place: int) -> bool:
    """Tell whether a number is a day of a month: 30 September, May 5."""
    if not words[place].text.isdigit() or not 0 < int(words[place].text[:MOST_DIGITS]) <= _LAST_DAY:
        return False
    around = (words[place - 1 : place] if place else []) + words[place + 1 : place + 2]
    return any(word.text in MONTHS and word.raw[0].isupper() for word in around)


def _span_stop(words: list[Word], place: int) -> int:
    """Return the place after a number or a span of two (aged 20-64)."""
    following = texts(words, place + 1, place + 3)
    spans = len(following) > 1 and following[0] in {"-", "to", "and"} and following[1].isdigit()
    spans = spans and text_at(words, place + 3) not in _AFTER_AMOUNTS  # quarter 3 and 42%
    return place + 3 if spans else place + 1
