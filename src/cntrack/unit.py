"""Units as they are printed, with the power of ten they count in; no numbers, no wordings."""

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize


class Unit(NamedTuple):
    """What is counted (平方米) and the power of ten it is counted in (4 for 万); SDMX's unit and multiplier."""

    base: str
    power: int = 0

    @property
    def is_rate(self) -> bool:
        """Rates and shares differ in points, amounts in their own unit."""
        return self.base in _RATES

    @property
    def points(self) -> str | None:
        """The unit of a difference between two rates; None for amounts."""
        return _RATES.get(self.base)


PERCENT, POINT, PERMILLE, PERMILLE_POINT, TIMES = "%", "个百分点", "‰", "个千分点", "倍"
_RATES = {PERCENT: "pp", POINT: "pp", PERMILLE: "permille points", PERMILLE_POINT: "permille points"}

# Longest first: 万亿 must be tried before 万.
_MULTIPLIERS = (
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4),
    ("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3),
)  # fmt: skip

# Spellings of one unit. Only true synonyms stand here: 家 and 户 count different things.
_SAME_UNIT = {
    "percent": PERCENT, "per cent": PERCENT, "％": PERCENT,
    "百分点": POINT, "pp": POINT, "percentage points": POINT, "percentage point": POINT,
    "千分点": PERMILLE_POINT, "times": TIMES,
    "㎡": "平方米", "m2": "平方米", "m3": "立方米", "km": "公里", "千米": "公里", "km2": "平方公里",
    "μg/m3": "微克/立方米", "ug/m3": "微克/立方米", "微克每立方米": "微克/立方米",
    "rmb": "元", "人民币": "元", "人口": "人",
}  # fmt: skip


@lru_cache(maxsize=1024)
def unit_of(text: str | None) -> Unit:
    """万平方米 is 平方米 times 10,000; an unknown unit is taken as it stands, none is the empty unit."""
    folded = normalize("NFKC", text or "").strip().lower()
    if folded.endswith(")") and not folded.isascii():
        folded = folded.rpartition("(")[0]  # 套(间) is another name of 套
    for word, power in _MULTIPLIERS:
        rest = folded.removeprefix(word)
        if rest != folded:
            base = rest.strip()
            return Unit(_SAME_UNIT.get(base, base), power)
    return Unit(_SAME_UNIT.get(folded, folded.replace(" ", "") if not folded.isascii() else folded))


_SHIFTS = {(PERMILLE, PERCENT): -1, (PERCENT, PERMILLE): 1, (PERCENT, POINT): 0}
_SHIFTS_OF_CHANGE = {(TIMES, PERCENT): 2, (PERCENT, TIMES): -2}


def shift(printed: Unit, wanted: Unit, *, change: bool = False) -> int | None:
    """The power of ten that turns a number printed in one base unit into another; None where they differ in kind.

    A bare magnitude (24万) fits any unit; ‰ and % convert; a % where 个百分点 is wanted is taken as points;
    a change told in 倍 is a hundred times as many percent.
    """
    if printed.base == wanted.base or not printed.base:
        return 0
    units = printed.base, wanted.base
    return _SHIFTS_OF_CHANGE.get(units) if change and TIMES in units else _SHIFTS.get(units)
