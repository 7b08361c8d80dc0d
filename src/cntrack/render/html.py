"""A sheet as one HTML page that needs nothing else: no network, no script; both languages, switched by CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from cntrack.render.marks import GLYPHS
from cntrack.render.svg import HEIGHT, WIDTH, drawing, sample
from cntrack.view.cells import Mark
from cntrack.view.sheet import Both, Change, Changes, Entry, Place, Sheet, word
from cntrack.visible import visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LANGUAGES = (("zh", "中文"), ("en", "English"))
_SAMPLE = 30  # the width of a sample in the legend


def document(sheet: Sheet, lang: str) -> str:
    """The page; `lang` is the language that it opens in. No id of an indicator begins with _, ours do."""
    style = re.sub(r"\s*\n\s*", "", (Path(__file__).with_name("report.css")).read_text(encoding="utf-8"))
    picks = "".join(
        f'<input class="pick" type="radio" name="lang" id="_{code}"{" checked" if code == lang else ""}>'
        for code, _ in _LANGUAGES
    )
    labels = "".join(f'<label for="_{code}" lang="{code}">{name}</label>' for code, name in _LANGUAGES)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{lang}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{_text(getattr(sheet.title, lang))}</title><style>{style}</style></head><body>",
            f'{picks}<div class="langs">{labels}</div><main>',
            *_body(sheet),
            "</main></body></html>",
            "",
        ]
    )


def _body(sheet: Sheet) -> Iterator[str]:
    yield f'<header><h1>{_both(sheet.title)}</h1><p class="muted">{_both(sheet.remarks)}</p></header>'
    yield from _summary(sheet)
    yield f'<h2 id="_all">{_both(word("each_indicator"))}</h2>{_legend(sheet)}'
    yield from _table(sheet)
    if sheet.changes:
        yield from _changes(sheet.changes)
    if sheet.sources:
        sources = "".join(f'<li id="_{n}">{_both(source)}</li>' for n, source in enumerate(sheet.sources, 1))
        yield f'<h2>{_both(word("sources"))}</h2><ol class="src">{sources}</ol>'
    yield f"<footer>{''.join(f'<p>{_both(note)}</p>' for note in sheet.notes)}</footer>"


def _summary(sheet: Sheet) -> Iterator[str]:
    """The counts in a sentence, as a bar and one by one; then what needs attention."""
    start, parts, tiles = 0, [], []
    for tile in sheet.tiles:
        kind = f"{tile.tone} {tile.mark}"
        parts.append(f'<rect class="{kind}" x="{start}" width="{tile.number}" height="1"/>')
        tiles.append(f'<li class="{tile.tone}">{_glyph(tile.mark)} <b>{tile.number}</b> {_both(tile.word)}</li>')
        start += tile.number
    yield f'<p class="sum">{_both(sheet.summary)}</p>'
    if tiles:
        yield f'<svg class="stack" viewBox="0 0 {start} 1" preserveAspectRatio="none" aria-hidden="true">'
        yield f'{"".join(parts)}</svg><ul class="tiles">{"".join(tiles)}</ul>'
    if sheet.paces.en:
        yield f"<p><b>{_both(sheet.paces)}</b></p>"
    if sheet.attention:
        minded = (
            f'<li class="{each.tone}"><a href="#{each.id}">{_both(each.name)}</a> '
            f"<b>{_glyph(each.mark)} {_both(each.state)}</b><p>{_both(each.why)}</p></li>"
            for each in sheet.attention
        )
        yield f'<h2>{_both(word("needs_attention"))}</h2><ul class="mind">{"".join(minded)}</ul>'
    elif not sheet.waiting:
        yield f"<h2>{_both(word('needs_attention'))}</h2><p>{_both(word('nothing_to_mind'))}</p>"


def _legend(sheet: Sheet) -> str:
    if not sheet.legend:
        return ""
    keys = (
        f'<li><svg class="good" viewBox="0 0 {_SAMPLE} {HEIGHT}" aria-hidden="true">{sample(key, _SAMPLE)}</svg>'
        f"{_both(text)}</li>"
        for key, text in sheet.legend
    )
    return f'<ul class="key">{"".join(keys)}</ul>'


def _table(sheet: Sheet) -> Iterator[str]:
    """A row an indicator; a column that is empty in every row is left out."""
    minded = {each.id for each in sheet.attention}
    rows = [_cells(entry) for entry in sheet.entries]
    kept = [n for n in range(len(_KINDS)) if any(row[n] for row in rows)]
    titles = [_both(title) for title in sheet.headings]
    titles[_KINDS.index("s")] += f" <small>{_both(sheet.aside)}</small>" if sheet.aside.en else ""
    without = [f"no-{kind}" for n, kind in enumerate(_KINDS) if n not in kept]
    numbered = ["numbered"] if any(entry.number for entry in sheet.entries) else []
    yield _opening("_all", ["year", *numbered, *without], [(_KINDS[n], titles[n]) for n in kept])
    for entry, row in zip(sheet.entries, rows, strict=True):
        kinds = [*(["sub"] if entry.depth else []), *(["x", entry.tone] if entry.id in minded else [])]
        cells = "".join(_cell(_KINDS[n], titles[n], row[n]) for n in kept)
        yield f'<tr role=row id="{entry.id}"{_class(kinds)}>{cells}</tr>'
    yield "</tbody></table>"


# The cells of a row: its indicator, target, actual, chart, status with what stands beside it, and the details.
_KINDS = ("k", "t", "a", "h", "s", "d")
_NAMED_WHERE_NARROW = ("t", "a")


def _cells(entry: Entry) -> tuple[str, ...]:
    """The inside of each cell of a row."""
    chart = ""
    if entry.chart:
        chart = (
            f'<svg class="{entry.tone}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
            f'{drawing(entry.chart, entry.mark)}</svg><span class="sr">{_both(entry.chart_text)}</span>'
        )
    number = f"<i>{_text(entry.number)}</i> " if entry.number else ""
    aside = f' <small class="{entry.aside_tone}">{_both(entry.aside)}</small>' if entry.aside.en else ""
    facts = "".join(_fact(fact.label, fact.text, fact.place) for fact in entry.facts)
    label = f"{_both(word('source'))} {_quoted(entry.places)}"
    return (
        f"{number}{_both(entry.name)}{_on_paper(entry.places)}",
        _quoted(entry.target),
        _quoted(entry.actual),
        chart,
        f'<b class="{entry.tone}">{_glyph(entry.mark)} {_both(entry.status)}</b>{aside}',
        f"<details><summary>{label}</summary><dl>{facts}</dl></details>" if facts else "",
    )


def _on_paper(places: str) -> str:
    """Where the figures of a row stand, below its name: paper has nothing to open."""
    return f"<small>{_quoted(places)}</small>" if places else ""


def _fact(label: Both, text: Both, place: Place | None) -> str:
    return f"<dt>{_both(label)}</dt><dd>{_both(text)}{f' <small>{_place(place)}</small>' if place else ''}</dd>"


def _place(place: Place) -> str:
    """The number of a document in the list of sources, and the place in it."""
    number = f'<a href="#_{place.source}">[{place.source}]</a>' if place.source else ""
    return " ".join(filter(None, (number, _quoted(place.at))))


def _changes(changes: Changes) -> Iterator[str]:
    titles = [_both(title) for title in changes.headings]
    yield f'<h2 id="_ask">{_both(changes.heading)}</h2>'
    yield _opening("_ask", ["ask"], list(zip(_ASKED, titles, strict=True)))
    for row in changes.rows:
        cells = "".join(map(_cell, _ASKED, titles, _change(row)))
        yield f"<tr role=row>{cells}</tr>"
    yield "</tbody></table>"
    yield from (f'<p class="note">{_both(note)}</p>' for note in changes.notes)


_ASKED = ("k", "t", "a", "g", "p")


def _change(row: Change) -> tuple[str, ...]:
    mark = f"{_glyph(row.mark)} " if row.mark else ""
    places = "; ".join(map(_place, row.places))
    return (
        f"{_both(row.name)}{_on_paper(row.short)}",
        _quoted(row.actual),
        _quoted(row.target),
        f"{mark}{_both(row.ask)}",
        places,
    )


def _opening(labelled: str, kinds: Sequence[str], heads: Sequence[tuple[str, str]]) -> str:
    """A table up to its first row; with roles, because a table that CSS lays out in another way may lose its own."""
    cells = "".join(f'<th role=columnheader scope=col class="{kind}">{title}</th>' for kind, title in heads)
    return (
        f'<table role=table{_class(kinds)} aria-labelledby="{labelled}">'
        f"<thead role=rowgroup><tr role=row>{cells}</tr></thead><tbody role=rowgroup>"
    )


def _cell(kind: str, title: str, inner: str) -> str:
    """A cell; a narrow screen, which has no columns, shows the name of some beside the value."""
    if kind == "k":
        return f'<th role=rowheader scope=row class="k">{inner}</th>'
    label = f'<span class="l" aria-hidden="true">{title}</span>' if inner and kind in _NAMED_WHERE_NARROW else ""
    return f'<td role=cell class="{kind}">{label}{inner}</td>'


def _class(kinds: Sequence[str]) -> str:
    return f' class="{" ".join(kinds)}"' if kinds else ""


def _glyph(mark: Mark) -> str:
    return f'<span aria-hidden="true">{GLYPHS[mark][0]}</span>'


def _both(text: Both) -> str:
    """A text once where it is the same in both languages, else each in its own."""
    if text.zh == text.en:
        return _quoted(text.zh)
    return f"<span lang=zh>{_text(text.zh)}</span><span lang=en>{_text(text.en)}</span>"


def _quoted(text: str) -> str:
    """A text that is the same in both languages, marked as Chinese where it is, for voices and fonts."""
    chinese = any("\u3400" <= char <= "\u9fff" for char in text)
    return f"<q lang=zh>{_text(text)}</q>" if chinese else _text(text)


def _text(text: str) -> str:
    return escape(visible(text), quote=True)
