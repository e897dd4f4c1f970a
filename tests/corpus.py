"""Where the corpus of real reports lies, when it is beside the checkout. Nothing of it is in the project."""

from __future__ import annotations

from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpus"

#: the folder with the reports and their manifest, or None
CORPUS: Path | None = _BESIDE if (_BESIDE / "manifest.yaml").is_file() else None
