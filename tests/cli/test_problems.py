"""docs/problems.md: every code of a problem, with the smallest file that shows it and what is then said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .calling import settle, shell

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
SECTIONS = {
    code: (body, "## Warnings" in PAGE[: PAGE.index(f"### {code}\n")])
    for code, body in re.findall(r"^### ([a-z0-9-]+)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
}


def test_every_code_has_a_section() -> None:
    """A code that the sources use is on the page, and the page has no other."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "cntrack").rglob("*.py"))
    calls = r'\b(?:Problem|refused|_repeated|_unknown|problem)\(\s*(?:name, |by_\w+, )?"([a-z0-9-]+)"'
    used = set(re.findall(calls, source))
    assert used | {"too-deep"} == set(SECTIONS)  # which is in a table of limits


@pytest.mark.parametrize("code", SECTIONS)
def test_section(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a section give what it shows: an error ends with exit code 1 or 2, a warning only when strict."""
    settle(tmp_path, monkeypatch)
    body, warning = SECTIONS[code]
    for name, text in re.findall(r"```toml (\S+)\n(.*?)```", body, re.DOTALL):
        Path(name).write_text(text, encoding="utf-8")
    sessions = re.findall(r"```console\n\$ ([^\n]*)\n(.*?)```", body, re.DOTALL)
    assert sessions
    for line, shown in sessions:
        done = shell(line)
        assert (done.out + done.err) == shown
        assert f"[{code}]" in shown
        assert (done.code == 0) is warning
        if warning:
            assert shell(f"{line} --strict").code == 1
