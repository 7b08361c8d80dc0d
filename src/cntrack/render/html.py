"""A sheet as one HTML page that needs nothing else: no network, no script; both languages, switched by CSS."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from cntrack.render.marks import GLYPHS
from cntrack.render.svg import HEIGHT, WIDTH, drawing
from cntrack.view.cells import Mark
from cntrack.view.report import Both, Changes, Entry, Sheet, word
from cntrack.visible import visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LANGUAGES = (("zh", "中文"), ("en", "English"))


def document(sheet: Sheet, lang: str) -> str:
    """The page; `lang` is the language that it opens in."""
    style = re.sub(r"\s*\n\s*", "", (Path(__file__).with_name("report.css")).read_text(encoding="utf-8"))
    picks = "".join(
        f'<input class="pick" type="radio" name="lang" id="{code}"{" checked" if code == lang else ""}>'
        for code, _ in _LANGUAGES
    )
    labels = "".join(f'<label for="{code}" lang="{code}">{name}</label>' for code, name in _LANGUAGES)
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


def _body(sheet: Sheet) -> Iterable[str]:
    yield f'<h1>{_both(sheet.title)}</h1><p class="sum">{_both(sheet.summary)}</p>'
    tiles = (
        f'<li class="{tile.tone}"><b>{tile.number}</b>{_glyph(tile.mark)} {_both(tile.word)}</li>'
        for tile in sheet.tiles
    )
    yield f'<ul class="tiles">{"".join(tiles)}</ul><h2>{_both(word("needs_attention"))}</h2>'
    if sheet.attention:
        minded = (
            f'<li class="{entry.tone}">{_glyph(entry.mark)} <a href="#{entry.id}">{_both(entry.name)}</a> '
            f"<span>{_both(told)}</span></li>"
            for entry, told in sheet.attention
        )
        yield f'<ul class="mind">{"".join(minded)}</ul>'
    else:
        yield f"<p>{_both(word('nothing_to_mind'))}</p>"
    yield f"<h2>{_both(word('each_indicator'))}</h2>"
    yield from _table(sheet)
    if sheet.changes:
        yield from _changes(sheet.changes)
    if sheet.sources:
        sources = "".join(f"<li>{_both(source)}</li>" for source in sheet.sources)
        yield f'<h2>{_both(word("sources"))}</h2><ul class="src">{sources}</ul>'
    yield f"<footer>{''.join(f'<p>{_both(note)}</p>' for note in sheet.notes)}</footer>"


_KINDS = ("n", "k", "w", "w", "h", "g", "s")


def _table(sheet: Sheet) -> Iterable[str]:
    """A row an indicator; a column that is empty in every row is left out."""
    rows = [_cells(entry) for entry in sheet.entries]
    kept = [n for n in range(len(_KINDS)) if any(row[n] for row in rows)]
    heads = (f'<th role="columnheader" scope="col" class="{_KINDS[n]}">{_both(sheet.headings[n])}</th>' for n in kept)
    yield f'<table role="table"><thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for entry, row in zip(sheet.entries, rows, strict=True):
        cells = (
            f'<td role="cell" class="{_KINDS[n]}">{_label(sheet.headings[n]) if row[n] and _KINDS[n] in "wgs" else ""}'
            f"{row[n]}</td>"
            for n in kept
        )
        yield f'<tr role="row" id="{entry.id}"{" class=sub" if entry.depth else ""}>{"".join(cells)}</tr>'
    yield "</tbody></table>"


def _cells(entry: Entry) -> tuple[str, ...]:
    """The inside of each cell of a row."""
    chart = ""
    if entry.chart:
        chart = (
            f'<svg class="{entry.tone}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
            f'{drawing(entry.chart, entry.mark)}</svg><span class="sr">{_both(entry.chart_text)}</span>'
        )
    facts = "".join(f"<dt>{_both(fact.label)}</dt><dd>{_both(fact.text)}</dd>" for fact in entry.facts)
    more = f"<details><summary>{_both(word('how_judged'))}</summary><dl>{facts}</dl></details>"
    return (
        entry.number,
        f"{_both(entry.name)}{more}",
        _text(entry.target),
        _text(entry.actual),
        chart,
        _both(entry.gap) if entry.gap.en else "",
        f'<span class="{entry.tone}">{_glyph(entry.mark)} {_both(entry.status)}</span>',
    )


def _changes(changes: Changes) -> Iterable[str]:
    kinds = ("k", "w", "w", "g")
    heads = (
        f'<th role="columnheader" scope="col" class="{kind}">{_both(title)}</th>'
        for kind, title in zip(kinds, changes.headings, strict=True)
    )
    yield f'<h2>{_both(changes.heading)}</h2><table role="table"><thead role="rowgroup"><tr role="row">'
    yield f'{"".join(heads)}</tr></thead><tbody role="rowgroup">'
    for row in changes.rows:
        mark = f"{_glyph(row.mark)} " if row.mark else ""
        inner = (_both(row.name), _text(row.actual), _text(row.target), f"{mark}{_both(row.ask)}")
        cells = (
            f'<td role="cell" class="{kind}">{_label(title) if kind != "k" else ""}{text}</td>'
            for kind, title, text in zip(kinds, changes.headings, inner, strict=True)
        )
        yield f'<tr role="row">{"".join(cells)}</tr>'
    yield "</tbody></table>"


def _label(title: Both) -> str:
    """The name of a column beside its value, shown where a narrow screen has no columns."""
    return f'<span class="l" aria-hidden="true">{_both(title)}</span>'


def _glyph(mark: Mark) -> str:
    return f'<span aria-hidden="true">{GLYPHS[mark][0]}</span>'


def _both(text: Both) -> str:
    """A text once where it is the same in both languages, else each in its own."""
    if text.zh == text.en:
        return _text(text.zh)
    return f'<span class="zh" lang="zh">{_text(text.zh)}</span><span class="en" lang="en">{_text(text.en)}</span>'


def _text(text: str) -> str:
    return escape(visible(text), quote=True)
