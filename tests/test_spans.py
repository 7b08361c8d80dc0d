from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC

import pytest
import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cntrack import depth
from cntrack.spans import Lines, Span, position, scan


def too_deep(text: str, limit: int = 32) -> Span | None:
    """Give the place of what goes too deep, as an error shows it."""
    found = depth.too_deep(text, limit)
    return Lines(text).span(found) if found else None


Path = tuple[str | int, ...]
Found = tuple[int, int, str]


def found(text: str, span: Span) -> Found:
    """Give line, column, and the text that a reader would see underlined."""
    line = text.split("\n")[span.line - 1]
    return span.line, span.column, line[span.column - 1 : span.column - 1 + span.length]


PLAN = """\
#:schema ./plan.json
format = 1

[plan]
id = "changning"   # the district
place = { code = "310105", zh = "上海市长宁区", en = "Changning" }

[[indicators]]
id = "gdp"
"name" = { zh = "生产总值增速", 'en' = "GDP" }
years.2021 = { target = "6%左右", actual = "7.5%", at = ["表1", "第2行"] }
years.2022.target = "5.5%"

[[indicators]]
id = "jobs"
  [indicators.years.2021]
  target = "25000人"
[[indicators.notes]]
text = "a"
[[indicators.notes]]
text = "b"
[indicators.notes.by]
who = "c"
"""

PLAN_KEYS: list[tuple[Path, Found]] = [
    (("format",), (2, 1, "format")),
    (("plan",), (4, 2, "plan")),
    (("plan", "id"), (5, 1, "id")),
    (("plan", "place", "zh"), (6, 28, "zh")),
    (("plan", "place", "en"), (6, 43, "en")),
    (("indicators",), (8, 3, "indicators")),
    (("indicators", 0), (8, 1, "[[indicators]]")),
    (("indicators", 1), (14, 1, "[[indicators]]")),
    (("indicators", 0, "name"), (10, 1, '"name"')),
    (("indicators", 0, "name", "en"), (10, 27, "'en'")),
    (("indicators", 0, "years"), (11, 1, "years")),
    (("indicators", 0, "years", "2021"), (11, 7, "2021")),
    (("indicators", 0, "years", "2021", "at"), (11, 50, "at")),
    (("indicators", 0, "years", "2021", "at", 1), (11, 62, '"第2行"')),
    (("indicators", 0, "years", "2022"), (12, 7, "2022")),
    (("indicators", 0, "years", "2022", "target"), (12, 12, "target")),
    (("indicators", 1, "years"), (16, 15, "years")),
    (("indicators", 1, "years", "2021"), (16, 21, "2021")),
    (("indicators", 1, "notes"), (18, 14, "notes")),
    (("indicators", 1, "notes", 1, "by"), (22, 19, "by")),
]

PLAN_VALUES: list[tuple[Path, Found]] = [
    (("format",), (2, 10, "1")),
    (("plan",), (4, 1, "[plan]")),
    (("plan", "id"), (5, 6, '"changning"')),
    (("plan", "place"), (6, 9, '{ code = "310105", zh = "上海市长宁区", en = "Changning" }')),
    (("plan", "place", "zh"), (6, 33, '"上海市长宁区"')),
    (("indicators",), (8, 1, "[[indicators]]")),
    (("indicators", 0), (8, 1, "[[indicators]]")),
    (("indicators", 0, "years"), (11, 1, "years")),
    (("indicators", 0, "years", "2021", "target"), (11, 25, '"6%左右"')),
    (("indicators", 0, "years", "2021", "at"), (11, 55, '["表1", "第2行"]')),
    (("indicators", 0, "years", "2021", "at", 0), (11, 56, '"表1"')),
    (("indicators", 0, "years", "2022", "target"), (12, 21, '"5.5%"')),
    (("indicators", 1), (14, 1, "[[indicators]]")),
    (("indicators", 1, "years"), (16, 15, "years")),
    (("indicators", 1, "years", "2021"), (16, 3, "[indicators.years.2021]")),
    (("indicators", 1, "years", "2021", "target"), (17, 12, '"25000人"')),
    (("indicators", 1, "notes", 0, "text"), (19, 8, '"a"')),
    (("indicators", 1, "notes", 1, "text"), (21, 8, '"b"')),
    (("indicators", 1, "notes", 1, "by", "who"), (23, 7, '"c"')),
]

# What is not in the text, and the place that stands for it, whether the key or the value is asked for.
PLAN_MISSING: list[tuple[Path, Found]] = [
    ((), (1, 1, "#")),
    (("sources",), (1, 1, "#")),
    ((0, "x"), (1, 1, "#")),
    (("plan", "period"), (4, 1, "[plan]")),
    (("plan", "id", "str"), (5, 6, '"changning"')),
    (("plan", "place", "fr"), (6, 9, '{ code = "310105", zh = "上海市长宁区", en = "Changning" }')),
    (("indicators", 0, "unit"), (8, 1, "[[indicators]]")),
    (("indicators", 1, "unit"), (14, 1, "[[indicators]]")),
    (("indicators", 2, "unit"), (8, 1, "[[indicators]]")),
    (("indicators", "0", "unit"), (8, 1, "[[indicators]]")),
    (("indicators", -1), (8, 1, "[[indicators]]")),
    (("indicators", 0, "years", "2023", "target"), (11, 1, "years")),
    (("indicators", 0, "years", "2022", "actual"), (12, 7, "2022")),
    (("indicators", 1, "years", "2021", "actual"), (16, 3, "[indicators.years.2021]")),
    (("indicators", 1, "notes", 0, "by"), (18, 1, "[[indicators.notes]]")),
]

# Forms of TOML that need care: the text, a path in it, and where its value is.
FORMS: list[tuple[str, Path, Found]] = [
    ("# a = 1\na = 2 # a = 3", ("a",), (2, 5, "2")),
    ('a = "# no comment" # "comment"\nb = 1', ("b",), (2, 5, "1")),
    ("\t a\t=\t1", ("a",), (1, 7, "1")),
    ("a . b . c = 1", ("a", "b", "c"), (1, 13, "1")),
    ("'a.b'.\"c.d\".e = 1", ("a.b", "c.d", "e"), (1, 17, "1")),
    ('"" = 1', ("",), (1, 6, "1")),
    (r'"\u5e74\t\"" = 1', ('年\t"',), (1, 16, "1")),
    (r"'\u5e74' = 1", (r"\u5e74",), (1, 12, "1")),
    ("3.14 = 2.72", ("3", "14"), (1, 8, "2.72")),
    ("a = -1_000.5e-3", ("a",), (1, 5, "-1_000.5e-3")),
    ("a = 2022-01-12 07:32:00.5+08:00 # when", ("a",), (1, 5, "2022-01-12 07:32:00.5+08:00")),
    ("a = [2022-01-12 07:32:00, true]", ("a", 1), (1, 27, "true")),
    (r'a = ["say \"[1, 2]\"", "\\", 3]', ("a", 2), (1, 30, "3")),
    (r"a = ['C:\', 'b']", ("a", 1), (1, 13, "'b'")),
    ("a = [[1, [2]], [], {b = [3]}]", ("a", 0, 1, 0), (1, 11, "2")),
    ("a = [[1, [2]], [], {b = [3]}]", ("a", 1), (1, 16, "[]")),
    ("a = [[1, [2]], [], {b = [3]}]", ("a", 2, "b", 0), (1, 26, "3")),
    ("a = {b.c = 1, b.d = {}}", ("a", "b", "d"), (1, 21, "{}")),
    ("a = [ # ] not yet\n  1, # one, two\n\n  2\n  ,\n]\nb = 3", ("a", 1), (4, 3, "2")),
    ("a = [ # ] not yet\n  1, # one, two\n\n  2\n  ,\n]\nb = 3", ("a",), (1, 5, "[ # ] not yet")),
    ("a = [ # ] not yet\n  1, # one, two\n\n  2\n  ,\n]\nb = 3", ("b",), (7, 5, "3")),
    ('a = """\n# = [ "" \\""" \'\'\'\n""""\nb = 1', ("b",), (4, 5, "1")),
    ('a = """x"""""\nb = 1', ("a",), (1, 5, '"""x"""""')),
    ('a = """x\ny"""\nb = 1', ("a",), (1, 5, '"""x')),
    ('a = """\\\n  x"""\nb = 1', ("b",), (3, 5, "1")),
    ("a = '''\n# = { '' \\'''\nb = 1", ("b",), (3, 5, "1")),
    ("a = ''''x'''''\nb = 1", ("a",), (1, 5, "''''x'''''")),
    ('a = ""\nb = \'\'\nc = """"""\nd = 1', ("d",), (4, 5, "1")),
    ("a = 1\r\n[b]\r\nc = 2\r\n", ("b", "c"), (3, 5, "2")),
    ("a = 1\r\n[b]\r\nc = [\r\n2\r\n]", ("b", "c"), (3, 5, "[")),
    ("a = 'x\u2028y'\nb = 1", ("b",), (2, 5, "1")),
    ('a = ["𠀀表", 1]', ("a", 1), (1, 12, "1")),
    ("[ a . 'b]' ] # c\nd = 1", ("a", "b]"), (1, 1, "[ a . 'b]' ]")),
    ("[a.b]\nc = 1\n[a]\nd = 2", ("a",), (3, 1, "[a]")),
    ("[a.b]\nc = 1\n[a.d]", ("a",), (1, 2, "a")),
    ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", ("a", 1, "b", 1, "c"), (6, 5, "1")),
    ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", ("a", 1, "b"), (4, 1, "[[a.b]]")),
    ("[[a]]\n[[a]]", ("a", 1), (2, 1, "[[a]]")),
    ("[[a.b]]\n[a.b.c.d]\ne = 1", ("a", "b", 0, "c", "d", "e"), (3, 5, "1")),
    ("", ("a",), (1, 1, "")),
]


@pytest.mark.parametrize(("path", "place"), PLAN_KEYS)
def test_a_key_is_found_where_it_is_named(path: Path, place: Found) -> None:
    """The key at a path is the last part of its dotted key or header; an array element is found by its value."""
    assert found(PLAN, scan(PLAN).key(path)) == place


@pytest.mark.parametrize(("path", "place"), PLAN_VALUES)
def test_a_value_is_found_where_it_stands(path: Path, place: Found) -> None:
    """The value at a path is its text without comment and blanks; of a table it is the header or the braces."""
    assert found(PLAN, scan(PLAN).value(path)) == place


@pytest.mark.parametrize(("path", "place"), PLAN_MISSING)
def test_what_is_missing_points_to_the_table_that_lacks_it(path: Path, place: Found) -> None:
    """A path that is not in the text has the place of the nearest table or value above it, and never fails."""
    spans = scan(PLAN)
    assert found(PLAN, spans.key(path)) == place
    assert found(PLAN, spans.value(path)) == place


@pytest.mark.parametrize(("text", "path", "place"), FORMS)
def test_every_form_of_toml_is_read_as_tomllib_reads_it(text: str, path: Path, place: Found) -> None:
    """Comments, quotes, escapes, dotted keys, tables, arrays and line ends never shift the place of a value."""
    tomllib.loads(text)  # the case is TOML at all
    assert found(text, scan(text).value(path)) == place


def test_a_table_named_later_by_its_own_header_is_found_there() -> None:
    """The header of a table is a better place for its name than the header of a sub-table that came before."""
    text = "[a.b]\n[a]\n"
    assert found(text, scan(text).key(("a",))) == (2, 2, "a")


def test_arrays_as_deep_as_any_are_scanned_without_recursion() -> None:
    """The depth of a text cannot exhaust the stack."""
    text = "x = " + "[" * 5_000 + "]" * 5_000
    assert scan(text).value(("x", *[0] * 4_999)) == Span(1, 5_004, 2)


def test_many_tables_are_scanned_once_and_looked_up() -> None:
    """Time grows with the size of the text and the number of problems, never with their product."""
    text = "[[indicators]]\nid = 1\nyears.2021 = { target = '5%' }\n" * 100_000
    spans = scan(text)
    for index in range(0, 100_000, 10):
        path = ("indicators", index, "years", "2021")
        assert spans.value((*path, "target")) == Span(3 * index + 3, 25, 4)
        assert spans.key((*path, "actual")) == Span(3 * index + 3, 14, 17)


SCALARS = (
    st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.sampled_from([None, UTC]))
    | st.text(max_size=20)
    | st.text("\"'\\\n#[]{}=,. é", max_size=20)
)
KEYS = st.text("ab.\"'\\\n#[] 年", max_size=4)
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)),
    max_size=5,
)
# Texts of values with their depth: arrays over several lines, inline tables, and brackets that are none.
ATOMS = st.sampled_from(
    [("1.5", 0), (r'"[\"{"', 0), (r"'[\'", 0), ('"""[[\n""\\""""""', 0), ("'''}\n{'''", 0), ("[]", 1), ("{}", 1)]
)


def array(items: list[tuple[str, int]]) -> tuple[str, int]:
    """Write values as an array, one a line, with comments that look like brackets."""
    return "[ # [{\n" + "".join(f'  {text} , # ]}}"\n' for text, _ in items) + "]", 1 + max(depth for _, depth in items)


def inline_table(items: list[tuple[str, int]]) -> tuple[str, int]:
    """Write values as an inline table, below keys of every sort."""
    names = ("a", "'b#'.c", '"}\\u0022".d')
    pairs = (f"{name} = {text}" for name, (text, _) in zip(names, items, strict=False))
    return "{ " + ", ".join(pairs) + " }", 1 + max(depth for _, depth in items)


def nested(inner: st.SearchStrategy[tuple[str, int]]) -> st.SearchStrategy[tuple[str, int]]:
    """Put values into an array or an inline table."""
    items = st.lists(inner, min_size=1, max_size=3)
    return items.map(array) | items.map(inline_table)


NESTED = st.recursive(ATOMS, nested)


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Give every scalar in a document that was read, with its key path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


@settings(deadline=None)
@given(DOCUMENTS, st.sampled_from(["\n", "\r\n"]))
def test_the_text_at_a_leaf_reads_back_as_its_value(document: dict[str, object], line_end: str) -> None:
    """Whatever the document, the place of each scalar holds exactly that scalar, and that of its key that key."""
    check_leaves(tomli_w.dumps(document).replace("\n", line_end))


@settings(deadline=None)
@given(NESTED)
def test_values_inside_values_are_found(value: tuple[str, int]) -> None:
    """Arrays and inline tables in one another, with comments and line ends between, lead to the same scalars."""
    text, _ = value
    check_leaves(f"[[t.u]]\nx = {text}\nend = 0\n")


def check_leaves(text: str) -> None:
    """Compare what stands at the place of every scalar, and of its key, with what tomllib reads there."""
    spans = scan(text)
    for path, value in leaves(tomllib.loads(text)):
        _, _, excerpt = found(text, spans.value(path))
        if not excerpt.startswith(('"""', "'''")):  # these go on over lines
            assert tomllib.loads(f"x = {excerpt}") == {"x": value}
        if isinstance(path[-1], str):
            _, _, name = found(text, spans.key(path))
            assert tomllib.loads(f"{name} = 0") == {path[-1]: 0}


@settings(deadline=None)
@given(st.lists(st.text(max_size=20) | st.text("\"'\\\n x", max_size=12), max_size=4))
def test_strings_over_several_lines_do_not_shift_what_follows(values: list[str]) -> None:
    """A multi-line string ends where tomllib ends it, so that the key behind it is found on its own line."""
    document = {f"k{index}": value for index, value in enumerate(values)} | {"end": True}
    text = tomli_w.dumps(document, multiline_strings=True)
    assert scan(text).value(("end",)) == Span(text.count("\n"), 7, 4)


@settings(deadline=None)
@given(DOCUMENTS, st.lists(KEYS | st.integers(), max_size=5))
def test_every_path_has_a_place_in_the_text(document: dict[str, object], path: list[str | int]) -> None:
    """No path at all fails, and every place lies within a line, or just behind it."""
    text = tomli_w.dumps(document)
    spans = scan(text)
    for span in (spans.key(path), spans.value(path)):
        assert span.length >= 1
        assert span.column + span.length <= len(text.split("\n")[span.line - 1]) + 2


@pytest.mark.parametrize(
    ("text", "place", "wording"),
    [
        ("a = 1\nb = x\n", (2, 5, "x"), "Invalid value"),
        ("a = 1\na = 2\n", (2, 6, ""), "Cannot overwrite a value"),
        ("a = 1\r\nb = \x00\r\n", (2, 5, "\x00"), "Invalid value"),
        ("a = 1\nb = [1\n\n", (2, 7, ""), "Unclosed array"),
        ("a = 1\nb =", (2, 4, ""), "Invalid value"),
        ('a = "(at line 9, column 9)\n', (1, 27, ""), "Illegal character '\\n'"),
    ],
)
def test_a_syntax_error_has_a_place_and_a_message_without_it(text: str, place: Found, wording: str) -> None:
    """Line and column come out of tomllib's message; the end of the document is behind the last thing in it."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    span, what = position(caught.value, text)
    assert found(text, span) == place
    assert what == wording


def test_a_syntax_error_without_a_position_is_put_at_the_start() -> None:
    """A message in another form than tomllib's still has a place and keeps its words."""
    assert position(tomllib.TOMLDecodeError("Something else"), "a = 1") == (Span(1, 1, 1), "Something else")


def test_an_empty_text_that_ends_too_soon_has_a_place() -> None:
    """The end of an empty document is its first line."""
    assert position(tomllib.TOMLDecodeError("Too short (at end of document)"), "") == (Span(1, 1, 1), "Too short")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x = [[[1]]]", None),
        ("x = [[[[1]]]]", (1, 8, "[")),
        ("x = [{a = [{}]}]", (1, 12, "{")),
        ("x = [\n[], # [[[[\n[[]],\n[[[]]]]", (4, 3, "[")),
        ("[[a]]\n[[a]]\n[[a]]\nx = [[]]\ny = {}", None),
        ("a.b.c = 1", None),
        ("a.b.c.d = 1", (1, 7, "d")),
        ("ok = 1\n[a . 'b.c'\t.\"d\".'e']", (2, 17, "'e'")),
        ("[[a.b.c.d.e]]", (1, 9, "d")),
        ("x = { a.b.c.d = 1 }", (1, 13, "d")),
        ('x = "[[[[ a.b.c.d {{{{"\ny = \'[[[[\\\'\nz = """[[[[\n"" \\""" [[[[""""', None),
        ("x = '''[[[[\n'' [[[['''''  # [[[[ a.b.c.d.e", None),
        ('x = "it\\"[[[[" # "\ny = [[[[]]]]', (2, 8, "[")),
        ("x = 2022-01-12T07:32:00.5\ny = [1.5, 2.5]", None),
    ],
)
def test_nesting_beyond_the_limit_is_found_before_parsing(text: str, place: Found | None) -> None:
    """Brackets and parts of keys count, each against the limit; what stands in strings and comments does not."""
    tomllib.loads(text)  # the case is TOML at all
    span = too_deep(text, limit=3)
    assert (None if span is None else found(text, span)) == place


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("x = " + "[" * 32 + "]" * 32, None),
        ("x = " + "[" * 33 + "]" * 33, Span(1, 37, 1)),
        ("[" * 100_000, Span(1, 33, 1)),
        (".".join("a" * 32) + " = 1", None),
        (".".join("a" * 33) + " = 1", Span(1, 65, 1)),
        ('\nx = "' + "[" * 1_000, None),
        ("]}" * 100 + "[" * 32, None),
    ],
)
def test_the_limit_is_thirty_two_levels(text: str, span: Span | None) -> None:
    """Thirty-two levels or parts are allowed, one more is not; what is no TOML is left for tomllib to refuse."""
    assert too_deep(text) == span


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1_000_000,
        '"""' + '\\"""' * 250_000,
        "a " * 500_000,
        "a" * 1_000_000,
        "\"'" * 500_000,
        "a" + " " * 1_000_000,
    ],
    ids=["quotes", "escaped quotes", "words", "one word", "mixed quotes", "blanks"],
)
def test_no_text_takes_more_than_one_pass(text: str) -> None:
    """A megabyte made to provoke going back is read at once; quadratic time would take hours here."""
    assert too_deep(text) is None


@settings(deadline=None)
@given(st.text() | st.text("\"'\\\r\n#[]{}=,. ab1-", max_size=40), st.integers(2, 4))
@example("\\", 2)
@example('"\\', 2)
@example('"""\\', 2)
def test_any_text_at_all_can_be_asked_for_its_depth(text: str, limit: int) -> None:
    """The check before parsing never fails, whatever a file holds, and points into the text."""
    span = too_deep(text, limit)
    if span is not None:
        assert found(text, span)[2]


@settings(deadline=None)
@given(NESTED, st.integers(2, 4))
def test_the_depth_found_is_the_true_one(value: tuple[str, int], limit: int) -> None:
    """Whatever strings and comments hold, a value is refused exactly when it is nested beyond the limit."""
    text, depth = value
    assert (too_deep(f"x = {text}", limit) is not None) == (depth > limit)
