"""The configuration as a pydantic model: for ``govlint schema --config`` and for programs that hold one.

``govlint.config`` reads the file without it, so that no check pays for the import; a test holds both equal.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "info"]
Positive = Annotated[int, Field(ge=1)]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class LimitsModel(BaseModel):
    """Bounds on what is read of one file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    size: Positive = Field(default=20_000_000, description="Bytes of a file.")
    depth: Positive = Field(default=64, description="Nesting of YAML, JSON or HTML.")
    nodes: Positive = Field(default=200_000, description="YAML or JSON nodes, HTML elements.")
    members: Positive = Field(default=2_000, description="Members of a DOCX container.")
    inflated: Positive = Field(default=200_000_000, description="Bytes of a DOCX container when inflated.")
    pages: Positive = Field(default=500, description="Pages of a PDF.")
    cells: Positive = Field(default=100_000, description="Cells of one table, merged cells expanded.")
    seconds: Positive = Field(default=20, description="Seconds that reading a PDF may take.")


class ConfigModel(BaseModel):
    """``govlint.toml``, or ``[tool.govlint]`` in ``pyproject.toml``."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=_kebab, title="govlint.toml")

    select: list[str] = Field(default=[], description="Only these rules: codes, names or families (TXT).")
    ignore: list[str] = Field(default=[], description="All rules but these: codes, names or families.")
    severity: dict[str, Severity] = Field(default={}, description="Other severities, by code or name.")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        default="error", description="Severity from which on a file fails."
    )
    pedantic: bool = Field(default=False, description="Also tell what is only a matter of taste.")
    year: Positive | None = Field(default=None, description="Report year where a file does not say it.")
    lang: Literal["zh", "en"] | None = Field(default=None, description="Language of the texts.")
    jobs: Annotated[int, Field(ge=0)] = Field(
        default=0, description="Processes; 0 lets the number of files decide."
    )
    packs: list[str] = Field(default=[], description="Packs of further demands, relative to this file.")
    exclude: list[str] = Field(default=[], description="Patterns of files that a folder's check leaves out.")
    limits: LimitsModel = Field(default_factory=LimitsModel, description="Bounds on what is read.")


def config_schema() -> dict[str, Any]:
    """JSON Schema of the configuration, for editors."""
    return ConfigModel.model_json_schema(by_alias=True)
