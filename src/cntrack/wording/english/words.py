"""The English words around a number: bounds, senses of change, units, and words that make a number a name.

Tables only; `context` decides what they do.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.reading import Change, Relation
from cntrack.wording.roles import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN, NEARLY, Entry, Role
from cntrack.wording.tables import listed

_BEFORE: Final = {
    AT_LEAST: listed(
        """
        at least|at or slightly above|at or just above|not fall below|not drop below|no less than|not less than|
        no fewer than|not fewer than|
        no lower than|not lower than|not below|at or above|a minimum of|minimum|minimum of|not under|
        never below|a floor of|floor of|lower limit of|no smaller than|not smaller than|not fall under|or above|
        min|min .|
        at least as high as|at least as many as|at or over|equal to or more than|equal to or above|
        no worse than|no shorter than|≥|at the least|greater than or equal to|reach or exceed|upwards of|
        equal to or greater than
        """,
        "|",
    ),
    MORE_THAN: listed(
        """
        more than|over|above|exceed|exceeds|exceeded|exceeding|greater than|higher than|in excess of|surpass|
        surpasses|surpassed|surpassing|topped|topping|beyond|>|faster than|well over|well above|larger than|
        north of|overtake|upward of|outpace|crossed|go above|just over|
        rise above|rises above|rose above|risen above|climb above|climbs above|climbed above|
        slightly over|better than|longer than
        """,
        "|",
    ),
    AT_MOST: listed(
        """
        at most|at or slightly below|at or just below|no more than|not more than|not exceed|not exceeding|
        not to exceed|no higher than|not higher than|within|up to|at or below|at least as low as|as low as|
        a maximum of|maximum|maximum of|max|max .|not above|not rise above|not go above|not go beyond|not climb above|
        no greater than|not over|≤|cap at|capped at|less than or equal to|to within|equal to or below|
        not be higher than|not be more than|not surpass|below or at|no larger than|not greater than|a ceiling of|
        ceiling of|a cap of|upper limit of|as high as|as many as|as much as|no later than|or below|limited to|
        at or under|no further than|as few as|equal to or less than
        """,
        "|",
    ),
    LESS_THAN: listed(
        """
        below|less than|under|fewer than|lower than|smaller than|<|just under|just below|well below|well under|
        short of|fell short of|fall short of|falls short of|falling short of|shorter than|
        fall below|capped below|drop below|fell below|falls below|dropped below|dip below|lower down than
        """,
        "|",
    ),
    ABOUT: listed(
        """
        about|around|approximately|roughly|some|circa|approx|~|≈|in the region of|in the order of|an estimated|
        or so|somewhere around
        """,
        "|",
    ),
    NEARLY: listed("nearly|almost|close to|approaching|approached|approaches|approach|just short of|near", "|"),
}
AFTER: Final = {
    AT_LEAST: listed(
        """
        or more|or above|or higher|or greater|or over|and above|and over|plus|or better|and more|and higher|
        at least|at a minimum|+
        """,
        "|",
    ),
    AT_MOST: listed(
        """
        or less|or below|or lower|or fewer|or under|and below|at most|and under|and lower
        """,
        "|",
    ),
    ABOUT: listed("or so|or thereabouts|( approx . )|( approx )|( approximately )|( est . )|approximately|approx", "|"),
}
_VERBS: Final = {
    Change.INCREASE: listed(
        """
        grow|grows|grew|grown|growing|increase|increases|increased|increasing|rise|rises|rose|risen|rising|raise|
        raises|raised|raising|expand|expands|expanded|expanding|climb|climbed|climbs|gain|gained|gains|up|improve|
        improves|improved|improving|accelerated|advanced|jump|jumps|jumped|jumping|surge|surges|surged|surging|soar|
        soared|soaring|climbing|widen|widens|widening|leapt|leaped|leaping|rebounded|picked up|edged up|ticked up|
        inched up|shot up|boost|boosted|boosting|enhance|lift|lifted|lifting|widened|step up|went up|go up|goes up|
        gone up|enlarge|gaining|pushed up|bumped up|scaled up|stepped up|swelled|ballooned|skyrocketed|rallied|
        advance|advancing|accelerating
        """,
        "|",
    ),
    Change.DECREASE: listed(
        """
        decrease|decreases|decreased|decreasing|reduce|reduces|reduced|reducing|fall|falls|fell|fallen|falling|
        drop|drops|dropped|dropping|decline|declines|declined|declining|cut|cuts|cutting|lower|lowers|lowered|
        lowering|down|shrink|shrank|shrunk|contract|contracted|slump|slumped|plunged|dip|dipped|slow|slowed|
        narrow|narrowed|slash|slashed|slashing|bring down|brought down|bringing down|went down|came down|go down|
        come down|goes down|gone down|lessen|trim|trimmed|curb|curbed|curtail|plummeted|plunging|tumbled|tumbling|
        shrinking|shrinks|contracting|slumping|slipped|slipping|slid|sliding|sank|dipping|eased|easing|edged down|
        ticked down|inched down|drove down|dwindled|retreated|softened|slowing
        """,
        "|",
    ),
}
_NOUNS: Final = {
    Change.INCREASE: listed(
        """
        growth|increases|improvement|improvements|gains|
        growth rate|rate of growth|rise of|hike|hike of|upturn|jump of|surge of|increase of|growth of|increment|uptick|
        rate of increase|
        gain of|expansion|increase in|increases in|increases of|rises in|rise in|growth in|growth target|
        growth target of|expansion of|annual growth
        """,
        "|",
    ),
    Change.DECREASE: listed(
        """
        reduction|cuts|decreases|reduction of|decrease of|drop of|decline of|fall of|cut of|reduction in|decrease in|
        decreases in|drop in|decline in|fall in|contraction|contraction of|slump|slump of|
        deceleration|deceleration of|plunge|downturn|dip of|
        reductions|cuts of|reductions of
        """,
        "|",
    ),
}
_LINKS: Final = listed(
    """
    bring about|brings about|bringing about|brought about|of|at|be|to be|is|was|are|were|been|being|
    stand at|stood at|stands at|standing at|will be|the|a|an|keep|kept|keeping|
    maintain|maintained|target|targets|rate|rates|rate of|set|set at|remain|remained|hold|held|reach|reached|reaches|
    reaching|total|totaled|totalled|totaling|hit|hits|hitting|by|on|average|averaging|averaged|come in|came in|
    comes in|comes|came|come|in|with|for|account|accounts|accounted|equivalent|equal|equals|amount|amounted|amounts|
    make up|makes up|making up|made up|attain|attained|achieve|achieved|achieving|register|registered|stay|stayed|
    staying|stabilize|stabilized|an annual|annual|annually|a further|further|additional|an additional|another|again|
    slightly|sharply|steadily|year on year|year|yearly|per year|only|just|cumulatively|:|=|range|ranging|as|well|
    as much|level|levels|ensure|create|created|creating|it|still|even|record|recorded|score|ratio|share|proportion|
    goal|expected|projected|estimated|forecast|likely|percentage|rapidly|real|likely to|currently|red|line|threshold|
    mark|benchmark|national|overall|combined|cumulative|limit|warning|alert|standard|full|grand|total of|fixed|
    planned|capacity|volume|shut down|shutting down|close down|closed down|closing down|
    set up|setting up|sign up|signed up|open up|now|current|existing|present|see|saw|seen|down to an|not|all
    """,
    "|",
)
_TO: Final = listed(
    """
    to|was up to|were up to|go up to|goes up to|going up to|went up to|gone up to|to reach|reach|until reaching|
    to a level of|reach up to|reaching|to hit|into
    """,
    "|",
)
_NAMES: Final = listed(
    """
    every|each|per|bottom|top|poorest|richest|goal|kpi|sdg|article|chapter|table|phase|tier|grade|grades|scope|indicator|part|
    section|paragraph|annex|figure|cop|no|number|age|aged|ages|aging|class|category|type|line|version|route|
    stage|resolution|box|page|step|priority|up to date|at least developed|least developed|over the|over time|
    quarter|under way|above all|under the|over a|within the|under construction
    """,
    "|",
)
BREAKS: Final = frozenset(",;.!?()\n")  # marks that no bound and no change reaches over
AIMS: Final = frozenset({"target", "goal", "benchmark", "projection", "forecast", "threshold", "targeted"})
CHILDREN: Final = frozenset(
    listed(
        """
        children child persons person people women men girls boys adults youth aged age ages those population
        citizens residents elderly infants
        """
    )
)
IN_STEP: Final = listed(
    """
    in step with|keep pace with|keeping pace with|keeps pace with|kept pace with|in line with|in pace with|
    in tandem with|on par with|in sync with|in parallel with|synchronized with|commensurate with|keep up with|
    same pace as|match|matches|matched|matching|in keeping with|consistent with|on a par with|at the same rate as|
    synchronised with|in lockstep with|in synchronization with|in synchronisation with|the same as
    """,
    "|",
)
HALF_STEP: Final = listed("basically|generally|largely|roughly|broadly|more or less|basic|essentially", "|")
COMPARED: Final = {  # those that hold another come first
    Relation.AT_LEAST: listed(
        """
        no lower than|not lower than|no less than|not less than|not below|no slower than|not fall below|
        at least equal to|no worse than|not worse than|at or above|equal to or above|not slower than|not under|
        never below
        """,
        "|",
    ),
    Relation.AT_MOST: listed(
        """
        no higher than|not higher than|no more than|not more than|not exceed|not exceeding|not above|at or below|
        not greater than|no greater than|equal to or below
        """,
        "|",
    ),
    Relation.ABOVE: listed(
        """
        higher than|above|faster than|exceed|exceeding|outpace|more than|greater than|better than|surpass|ahead of|over
        """,
        "|",
    ),
    Relation.BELOW: listed("lower than|below|slower than|less than|under|behind", "|"),
}
ASSIGNED: Final = listed(
    """
    assigned|set by the|required by|national requirement|requirements of the|state requirement|mandated|
    allocated by|prescribed by
    """,
    "|",
)
NO_VALUES: Final = listed(
    """
    no target|target not set|targets not set|not set|not available|not applicable|no data|no specific target|none set|
    not specified|to be determined|not yet|no value|not reported|no numerical target|not quantified|unavailable|
    data not available|no quantitative target|to be confirmed|not published|missing|unknown|not measured|not recorded|
    not collected|not known|not assessed|not monitored|no information|no figure|no result|data pending|not released|
    not provided|not tracked|result not available|results not available|data available in|data not yet available|tbd
    """,
    "|",
)


def _entries() -> dict[str, Entry]:
    """Merge the tables; a later one takes over from an earlier one of the same spelling."""
    words: dict[str, Entry] = {word: Entry(Role.NAME) for word in _NAMES}
    words.update({word: Entry(Role.LINK) for word in _LINKS})
    for role, senses in ((Role.VERB, _VERBS), (Role.NOUN, _NOUNS)):
        for change, group in senses.items():
            words.update({word: Entry(role, None, change) for word in group})
    words.update({word: Entry(Role.TO) for word in _TO})
    for bound, group in _BEFORE.items():
        words.update({word: Entry(Role.BOUND, bound) for word in group})
    words["from"] = words["between"] = Entry(Role.FROM)
    return words


Phrases = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]


def index(words: dict[str, Entry]) -> Phrases:
    """Group phrases by first word, longest first."""
    groups: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in words.items():
        parts = tuple(phrase.split())
        groups.setdefault(parts[0], []).append((parts, entry))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in groups.items()}


PHRASES: Final = index(_entries())
ENDINGS: Final = index({word: Entry(Role.BOUND, bound) for bound, group in AFTER.items() for word in group})
