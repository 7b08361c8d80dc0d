"""The man page: written from the command tree, and shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

import manpage
from cntrack.cli.app import COMMANDS, app_for

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "man" / "cntrack.1"


def test_the_page_is_the_written_one() -> None:
    """docs/man holds what the tool writes; write it anew with `make man`."""
    assert PAGE.read_text(encoding="utf-8") == manpage.page()


def test_every_command_and_option_is_on_it() -> None:
    """What can be called is there, with what it is for."""
    text = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    group = get_command(app_for(COMMANDS))
    for name in COMMANDS:
        part = re.split(r"^\.S[SH] ", text.partition(f".SS cntrack {name}")[2], maxsplit=1, flags=re.MULTILINE)[0]
        assert part
        for option in group.commands[name].params:  # type: ignore[attr-defined]
            assert option.param_type_name == "argument" or option.opts[0] in part, (name, option.opts)


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_groff_has_nothing_to_say() -> None:
    """The page is set without a warning."""
    command = ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-z", str(PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
