"""``govlint coverage`` for years that have no form of their own yet."""

from __future__ import annotations

import pytest

from govlint.cli import run


@pytest.mark.parametrize(("year", "said"), [("2023", False), ("2090", True)])
def test_a_year_to_come_has_the_newest_form(
    year: str, said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["coverage", "--year", year, "--lang", "en"]) == 0
    assert ("the newest one (cn/2021" in capsys.readouterr().out) == said
