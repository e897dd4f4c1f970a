from __future__ import annotations

import pytest

from tests.output.results import RULES


@pytest.fixture(autouse=True)
def _own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapshots must not change when the wording of a real rule does."""
    monkeypatch.setattr("govlint.rules.REGISTRY", dict(RULES))
    monkeypatch.setattr("govlint.rules._loaded", True)
    monkeypatch.setattr("govlint.__version__", "1.2.3")
    for module in ("json", "sarif", "html"):
        monkeypatch.setattr(f"govlint.output.{module}.__version__", "1.2.3")
