"""A page as a browser sees it: a tree of elements, read in one of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from .calling import call

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Reader(HTMLParser):
    """Builds the tree, and sees to it that what opens closes."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__()
        self.root = ET.Element("page")
        self.open = [self.root]
        self.last: ET.Element | None = None  # the element after which the next text stands

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element to the one that is open."""
        self.last = ET.SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(self.last)
            self.last = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that closes itself."""
        self.last = ET.SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """What closes is what was opened last."""
        self.last = self.open.pop()
        assert self.last.tag == tag

    def handle_data(self, data: str) -> None:
        """Add a text to the element that is open."""
        if self.last is None:
            self.open[-1].text = (self.open[-1].text or "") + data
        else:
            self.last.tail = (self.last.tail or "") + data


def page(*arguments: str) -> tuple[str, ET.Element]:
    """The page of a call, as text and as a tree."""
    done = call("report", *arguments, "-o", "-")
    assert (done.code, done.err) == (0, "")
    reader = Reader()
    reader.feed(done.out)
    reader.close()
    assert reader.open == [reader.root]
    return done.out, reader.root


def read(element: ET.Element, lang: str = "en") -> str:
    """The text that is shown in a language; not what is there for paper alone, or only shown where it is narrow."""
    return " ".join("".join(_texts(element, lang)).split())


def _texts(element: ET.Element, lang: str) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        other = part.tag == "span" and part.get("lang") not in (None, lang)
        if not other and part.tag != "style" and part.get("class") != "l":
            yield from _texts(part, lang)
        yield part.tail or ""


def having(root: ET.Element, tag: str, kind: str) -> list[ET.Element]:
    """The elements of a tag that have a class."""
    return [element for element in root.iter(tag) if kind in (element.get("class") or "").split()]


def only(root: ET.Element, tag: str, kind: str) -> ET.Element:
    """The one element of a tag that has a class."""
    (found,) = having(root, tag, kind)
    return found
