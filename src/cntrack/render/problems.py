"""Problems as text for people, and as the annotations that GitHub shows beside a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cntrack.checking import Checked, CheckedFile, Finding
from cntrack.problem import Problem, describe
from cntrack.visible import visible


def text(checked: Checked, problems: Sequence[Problem]) -> str:
    """Each problem with its line and a caret, and a last line for each file."""
    blocks = [f"{describe(problem)}\n" for problem in problems]
    return "\n".join([*blocks, "\n".join(map(_summed, checked.files))]) + "\n"


def _summed(file: CheckedFile) -> str:
    counts = [f"{n} {what}{'s' * (n != 1)}" for n, what in ((file.errors, "error"), (file.warnings, "warning")) if n]
    holds = f" ({file.holds})" if file.holds else ""
    unlisted = f"; {file.unlisted} of them not listed" if file.unlisted else ""
    return f"{visible(file.file)}{holds}: {', '.join(counts) or 'no problems'}{unlisted}"


def github(findings: Iterable[Finding]) -> str:
    """A workflow command for each problem."""
    return "".join(map(_command, findings))


def _command(finding: Finding) -> str:
    place = f",line={finding.line},col={finding.column}" if finding.line else ""
    said = f"{finding.key}: {finding.what}" if finding.key else finding.what
    message = _data(f"{said} ({finding.help})" if finding.help else said)
    return f"::{finding.severity} file={_property(finding.file)}{place},title={finding.code}::{message}\n"


def _data(said: str) -> str:
    return visible(said.replace("\n", " ")).replace("%", "%25")


def _property(name: str) -> str:
    return _data(name).replace(":", "%3A").replace(",", "%2C")
