"""What is given on standard input: JSON Lines or CSV, every line of it a draft, or all that is wrong with any."""

from __future__ import annotations

import pytest

from cntrack import drafts
from cntrack.problem import DataError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            '{"indicator": "gdp", "year": 2022, "actual": "3.2%"}\n',
            [{"indicator": "gdp", "year": "2022", "actual": "3.2%"}],
            id="JSON Lines",
        ),
        pytest.param(
            '{"id": "gdp", "year": "2022", "actual": 3.20, "note": null}',
            [{"indicator": "gdp", "year": "2022", "actual": "3.20"}],
            id="a number keeps its digits, null says nothing, id is the indicator",
        ),
        pytest.param('{"as_text": true}\n\n{"as_text": false}', [{"as_text": "true"}, {}], id="false says nothing"),
        pytest.param(
            "indicator,year,actual\r\ngdp,2022,3.2%\r\njobs,2022,\r\n",
            [{"indicator": "gdp", "year": "2022", "actual": "3.2%"}, {"indicator": "jobs", "year": "2022"}],
            id="CSV, an empty cell says nothing",
        ),
        pytest.param(
            '\ufeffindicator,note\ngdp,"a, ""b""\nc"\n', [{"indicator": "gdp", "note": 'a, "b"\nc'}], id="quotes"
        ),
    ],
)
def test_what_is_read(text: str, said: list[dict[str, str]]) -> None:
    """A text that begins with a brace is JSON Lines, any other CSV with the keys as its first line."""
    assert [draft.said for draft in drafts.read(text)] == said


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        pytest.param("", None, "nothing-given", id="empty"),
        pytest.param("indicator,year\n", None, "nothing-given", id="a header alone"),
        pytest.param("{}\n{bad\n", 2, "not-json", id="no JSON"),
        pytest.param('{"a": 1, "a": 2}', 1, "not-json", id="a key twice"),
        pytest.param("{" * 100_000, 1, "not-json", id="deep"),
        pytest.param("{}\n[]", 2, "wrong-type", id="no object"),
        pytest.param('{"yeer": 2022}', 1, "unknown-key", id="unknown key"),
        pytest.param('{"actual": ["3.2%"]}', 1, "wrong-type", id="a list"),
        pytest.param('{"actual": true}', 1, "wrong-type", id="truth where a text is wanted"),
        pytest.param("year,year\n1,2\n", 1, "wrong-type", id="a column twice"),
        pytest.param("indicator,year\ngdp\n", 2, "wrong-type", id="a cell too few"),
        pytest.param("indicator,yeer\ngdp,2022\n", 1, "unknown-key", id="unknown column"),
        pytest.param("indicator,yeer\ngdp,2022\ngdp,2021\n", 1, "unknown-key", id="unknown column over several lines"),
        pytest.param('indicator,year\n"gdp,2022\n', 2, "not-csv", id="an open quote"),
    ],
)
def test_what_is_refused(text: str, line: int | None, code: str) -> None:
    """Whatever is wrong is told with its line."""
    with pytest.raises(DataError) as raised:
        drafts.read(text)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.line if problem.place else None) == (code, line)


def test_all_is_told_at_once() -> None:
    """Every line that is wrong is told in one run, twenty at most and how many more."""
    with pytest.raises(DataError) as raised:
        drafts.read("{bad\n" * 30)
    assert (len(raised.value.problems), raised.value.more) == (20, 10)
