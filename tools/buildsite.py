"""Builds the documents as a site, and looks that it asks for nothing outside: python tools/buildsite.py.

The site has the pages of docs and both READMEs. What GitHub and the site spell differently is put right in a copy of
the pages: the name behind a fence, and links to what the site has elsewhere or not at all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY, SITE = ROOT / "build" / "docs", ROOT / "site"
READMES = {"README.md": "readme.md", "README.zh.md": "zh.md"}


class Requests(HTMLParser):
    """The addresses that a browser asks for of itself when it shows a page; a link to click is none."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whatever has a src, and the href of a link element, is fetched."""
        given = {key: value or "" for key, value in attrs}
        self.found += [given[key] for key in ("src", "srcset", "data", "poster") if key in given]
        if tag == "link" and given.get("rel") != "canonical":
            self.found.append(given.get("href", ""))


def outside(page: Path) -> list[str]:
    """What a page or style sheet of the site asks for from elsewhere."""
    text = page.read_text(encoding="utf-8")
    asked = Requests(text).found if page.suffix == ".html" else []
    asked += re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", text)
    return [address for address in asked if re.match(r"(?:[a-z]+:)?//", address)]


def staged(text: str, folder: str = "") -> str:
    """A page as the site needs it; `folder` is where its links begin, as seen from the root of the documents."""
    text = re.sub(r"^```(\w+) (\S+)$", r'```\1 title="\2"', text, flags=re.MULTILINE)
    if folder:
        text = text.replace(f"]({folder}/", "](")
        text = re.sub(r"\[([^]]*)\]\(LICENSE\)", r"\1", text)
    for name, there in READMES.items():
        text = re.sub(rf"\]\((\.\./)?{re.escape(name)}", f"]({there}", text)
    return re.sub(r"\]\(((?:\.\./)*)schemas\)", r"](\1schemas.md)", text)


def stage() -> None:
    """Make the copy."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT / "docs", COPY)
    for path in COPY.rglob("*.md"):
        path.write_text(staged(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name, there in READMES.items():
        (COPY / there).write_text(staged((ROOT / name).read_text(encoding="utf-8"), "docs"), encoding="utf-8")
    schemas = sorted(path.name for path in (COPY / "schemas").iterdir())
    listed = "".join(f"- [{name}](schemas/{name})\n" for name in schemas)
    (COPY / "schemas.md").write_text(f"# Schemas\n\n{listed}", encoding="utf-8")


def main() -> int:
    """Build; 1 where the site is not whole or asks for something outside."""
    stage()
    shutil.rmtree(SITE, ignore_errors=True)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        return 1
    pages = [path for path in SITE.rglob("*") if path.suffix in {".html", ".css"}]
    asked = [f"{path.relative_to(SITE)} asks for {address}" for path in pages for address in outside(path)]
    print("\n".join(asked) or f"site: {len(pages)} files, which ask for nothing outside")
    return 1 if asked or not (SITE / "index.html").exists() else 0


if __name__ == "__main__":
    sys.exit(main())
