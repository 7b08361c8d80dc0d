"""English numbers in words, and the multipliers, currencies and units of measure after and before a number.

Tables only; `figures` and `units` decide what they do.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.roles import Entry, Role
from cntrack.wording.tables import listed

from .words import index

SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"})
UNIT_WORDS: Final = {
    "percent": "%",
    "per cent": "%",
    "pct": "%",
    "pc": "%",
    "percentage points": "percentage points",
    "percentage point": "percentage points",
    "of a percentage point": "percentage points",
    "pp": "pp",
    "ppts": "percentage points",
    "ppt": "percentage points",
    "per mille": "‰",
    "basis points": "basis points",
    "times": "times",
    "fold": "times",
}
# Units of measure; things that are counted are found by the shape of the phrase.
MEASURES: Final = listed(
    """
    yuan|year|month|day|hour|rmb|usd|dollars|us dollars|u.s. dollars|
    hk dollars|hong kong dollars|singapore dollars|euros|pounds|yen|rand|naira|tonnes|tons|
    metric tons|metric tonnes|ton|tonne|kilograms|kg|grams|jin|catties|kilograms of grain|mu|hectares|hectare|acres|
    km|kilometers|kilometres|kilometer|kilometre|miles|meters|metres|meter|metre|square meters|square metres|
    square kilometers|square kilometres|square feet|square km|square miles|cubic meters|cubic metres|
    nautical miles|cubic kilometers|
    cubic kilometres|cubic feet|cu m|sq m|sq km|kwh|kilowatts|kilowatt hours|gigawatt hours|megawatt hours|
    terawatt hours|giga watts|mega watts|kilowatt-hours|megawatts|mw|gw|gigawatts|kw|tw|twh|gwh|mwh|litres|liters|
    degrees celsius|degrees|years|months|days|hours|minutes|seconds|weeks|working days|business days|calendar days|
    working day|business day|calendar day|barrels|micrograms|milligrams|bcm|mt|gt|tonnes of standard coal equivalent|
    tons of standard coal equivalent|tons of standard coal|tonnes of standard coal|tons of coal equivalent|
    tonnes of coal equivalent|tonnes of oil equivalent|tons of oil equivalent|tonnes of co 2 equivalent|
    tons of co 2 equivalent|metric tons of co 2 equivalent|tonnes of carbon dioxide equivalent|tce|toe|mtoe|ha|t|m|
    teu|teus|basis points|euro|pence|rupees|rubles|roubles|won|ringgit|patacas|baht|shillings
    """,
    "|",
)
NUMBER_WORDS: Final = {
    word: value
    for value, word in enumerate(
        listed(
            """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen
            """
        )
    )
}
TENS: Final = {
    "ten": 10,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
# Numbers that are no number: dozens of hospitals, tens of thousands.
VAGUE: Final = frozenset(
    listed("dozen dozens tens hundreds thousands millions billions trillions scores lakhs crores myriad")
)
MULTIPLES: Final = {
    **dict.fromkeys(("double", "doubled", "doubling", "doubles", "twofold", "twice"), 2),
    **dict.fromkeys(("triple", "tripled", "tripling", "triples", "threefold", "treble", "trebled", "thrice"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling", "fourfold"), 4),
    "quintuple": 5,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
}
MONEY_SIGNS: Final = frozenset("$€£¥₹₦₵₱¢")
CURRENCIES: Final = frozenset(
    listed(
        """
        rmb cny usd eur gbp hkd mop twd inr rs re sar aed zar kes ksh ngn jpy krw aud cad sgd brl rub idr rm php tk bdt
        lkr npr pkr ghs ugx ush tzs tsh rwf etb myr thb vnd nzd chf sek nok dkk egp mxn fjd xaf zmw bwp
        sh shs ksh kshs ush bhd omr qar kwd jod wst vuv pgk sbd bzd bbd jmd ttd xcd gyd kzt uzs azn uah pln huf czk
        ils mvr mur dzd tnd xof gmd nu cfa fcfa
        """
    )
)
PARTS: Final = {
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
UNITS: Final = index({word: Entry(Role.LINK) for word in (*UNIT_WORDS, *MEASURES)})
