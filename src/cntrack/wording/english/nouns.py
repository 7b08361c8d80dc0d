"""Finds the noun that a number counts in an English noun phrase (150,000 Health and Wellness Centers: Centers).

It looks at the shape of the phrase, not at a list of things; what the number is, is for `figures`.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.tables import listed

from .sentence import Word, texts

_LONGEST_PHRASE: Final = 9  # words
_FURTHER: Final = 6
_SHORTEST_PLURAL: Final = 4  # letters: "kms", but not "gas"
_MODIFIERS: Final = frozenset(
    listed("sports logistics arts electronics news customs savings communications veterans poor")
)
_NEVER_PLURAL: Final = frozenset(
    listed(
        """
        gas gross overseas always perhaps towards besides sometimes across plus less across thus wireless afterwards
        has does this its various previous express access process business homeless progress ours theirs yes versus
        """
    )
)
_PLURALS: Final = frozenset(
    listed(
        """
        people persons children women men staff aircraft police personnel species series headquarters fish cattle
        sheep livestock poultry housing offspring premises data media criteria youth poor gen bus
        """
    )
)
STOPPERS: Final = frozenset(
    listed(
        """
        in of by to for and or from at on per a an annually each with nationwide this that the while which through
        under over within into between during across among against before after since until as than but if when
        where who whose whom it its they their his her be is are was were been being has have had will would shall
        should can could may might must do does did not no every yearly monthly daily respectively altogether total
        cumulatively both about around up down out off via including excluding compared versus worldwide globally
        overall online abroad live use uses work works own owns attend receive receives participate reach
        reaches access benefit remain get gets find make makes take takes pay need needs lack enjoy join complete
        so such only again last next ago earlier later early currently now there here plus by
        remains stands rises falls grows shows represents equals exceeds means includes covers accounts goes comes
        becomes continues stood rose fell grew went came saw hit made took got became began met
        away vs prior approx approximately upon without throughout towards toward also already still then thus per
        """
    )
)
_QUANTIFIERS: Final = frozenset({"new", "built", "more", "additional", "extra", "fewer", "less"})
_NOUNS_IN_LY: Final = frozenset(listed("assembly family supply monopoly italy anomaly"))


def is_plural(text: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    if text in _PLURALS:
        return True
    if len(text) < _SHORTEST_PLURAL or text[-1] != "s" or text in _NEVER_PLURAL:
        return False
    return not text.endswith(("ss", "us", "is", "'s"))


def counted_noun(words: list[Word], here: int) -> tuple[str, int]:
    """Give the head of the noun phrase that begins here, as printed, and the place after it; "" where none begins.

    The head of a counted phrase is its first plural, the last of several in a row; without a plural it is the
    last noun before the phrase ends. Adjectives, participles and possessives are left out.
    """
    head, stop, plural, place = "", here, False, here
    while place < min(len(words), here + _LONGEST_PHRASE):
        begin, end = place, compound_end(words, place)
        text = words[end - 1].text
        if _no_noun(texts(words, begin, end + 1)):
            break
        if _possessive(words, end):
            place = end + 1
            continue
        if text in {"and", "&", ","} and not plural and place > here and plural_follows(words, place + 1):
            place += 1
            continue
        stopped = text in STOPPERS and not _modifies(words, here, place)
        if stopped or not text[0].isalpha() or (plural and not is_plural(text)):
            break
        if not _only_modifies(text):
            head, stop = _printed(words, begin, end), end
            plural = is_plural(text) and not (text in _MODIFIERS and plural_follows(words, end))
        place = end
    return head, stop


def past_generation(words: list[Word], here: int) -> int:
    """Return the place after a 5G that stands before a noun."""
    glued = here + 1 < len(words) and words[here + 1].text == "g" and words[here].end == words[here + 1].start
    return here + 2 if glued and words[here].text in {"4", "5", "6"} else here


def compound_end(words: list[Word], place: int) -> int:
    """Return the place after a word with what hyphens tie to it (high-value, start-ups)."""
    end = place + 1
    while end + 1 < len(words) and words[end].text == "-" and words[end - 1].end == words[end].start:
        if words[end].end != words[end + 1].start or not words[end + 1].text[0].isalpha():
            break
        end += 2
    return end


def _no_noun(phrase: list[str]) -> bool:
    """Tell whether words begin a remark, not a noun: 400 quarter-to-quarter, 2,334 short of the target."""
    return phrase[1:4] in (["-", "to", "-"], ["-", "on", "-"]) or phrase == ["short", "of"]


def _possessive(words: list[Word], end: int) -> bool:
    """Tell whether an apostrophe follows a word (farmers' incomes)."""
    return end < len(words) and words[end].text in {"'", "’"} and words[end - 1].end == words[end].start


def _only_modifies(text: str) -> bool:
    """Tell whether a word cannot be the head: an adverb, a participle, a possessive."""
    if text in _NOUNS_IN_LY:
        return False
    return text.endswith(("ly", "ed", "'s", "’s")) or text in _QUANTIFIERS


def _modifies(words: list[Word], here: int, place: int) -> bool:
    """Tell whether a word that may be a verb stands before the noun that it belongs to: new work opportunities."""
    opens = place == here or words[place - 1].text in _QUANTIFIERS
    return opens and words[place].text in {"work", "use"} and plural_follows(words, place + 1)


def plural_follows(words: list[Word], place: int) -> bool:
    """Tell whether the phrase goes on to a plural noun."""
    for word in words[place : place + _FURTHER]:
        if word.text == "-":
            continue
        if word.text in STOPPERS or not word.text[0].isalpha():
            return False
        if is_plural(word.text):
            return True
    return False


def _printed(words: list[Word], begin: int, end: int) -> str:
    """Give a word and what hyphens or digits tie to it as they were printed (start-ups, MtCO2e)."""
    pieces = [word.raw for word in words[begin:end]]
    while end < len(words) and words[end].start == words[end - 1].end and words[end].text.isalnum():
        pieces.append(words[end].raw)
        end += 1
    return "".join(pieces)
