"""The configuration: read by hand, and held equal to its model."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from govlint.config import READERS, Config, ConfigError, find_config, load_config
from govlint.config_model import ConfigModel, LimitsModel
from govlint.report.limits import DEFAULT_LIMITS, Limits

GOOD = [
    "",
    'select = ["TXT", "SUM001"]\nignore = []',
    'severity = {TXT001 = "warning"}\nfail-on = "never"\npedantic = true',
    'year = 2020\nlang = "zh"\njobs = 0\npacks = ["p.yaml"]\nexclude = ["drafts/*"]',
    "[limits]\nsize = 1\nseconds = 5",
]
BAD = [
    ("unknown = 1", "unknown"),
    ("fail_on = 'error'", "fail-on"),
    ("select = 'TXT001'", "select"),
    ("select = [1]", "select"),
    ("severity = {TXT001 = 'fatal'}", "severity"),
    ("severity = []", "severity"),
    ("fail-on = 'fatal'", "fail-on"),
    ("pedantic = 'yes'", "pedantic"),
    ("pedantic = 1", "pedantic"),
    ("year = '2020'", "year"),
    ("year = true", "year"),
    ("year = 0", "year"),
    ("jobs = -1", "jobs"),
    ("jobs = 1.5", "jobs"),
    ("lang = 'fr'", "lang"),
    ("limits = 3", "limits"),
    ("[limits]\nsise = 3", "did you mean 'size'"),
    ("[limits]\nsize = 0", "size"),
    ("[limits]\nsize = true", "size"),
]


def _write(folder: Path, text: str, name: str = "govlint.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("text", GOOD)
def test_good_ones_are_read_and_fit_the_model(text: str, tmp_path: Path) -> None:
    config = load_config(_write(tmp_path, text))
    model = ConfigModel.model_validate(tomllib.loads(text))
    assert list(config.select) == model.select
    assert dict(config.severity) == model.severity
    assert config.fail_on == model.fail_on
    assert config.year == (model.year or 0)
    assert config.lang == (model.lang or "")
    assert config.limits._asdict() == model.limits.model_dump()


@pytest.mark.parametrize(("text", "named"), BAD)
def test_bad_ones_are_refused_by_both(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=named):
        load_config(_write(tmp_path, text))
    with pytest.raises(ValidationError):
        ConfigModel.model_validate(tomllib.loads(text))


def test_both_know_the_same_keys_and_defaults() -> None:
    aliases = {field.alias or name for name, field in ConfigModel.model_fields.items()}
    assert aliases == set(READERS) == {name.replace("_", "-") for name in Config._fields if name != "path"}
    assert LimitsModel.model_validate({}).model_dump() == DEFAULT_LIMITS._asdict()
    assert set(LimitsModel.model_fields) == set(Limits._fields)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    _write(tmp_path, "year = 2019")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(str(inner)).year == 2019
    _write(tmp_path / "a", "[tool.govlint]\nyear = 2020", "pyproject.toml")
    assert find_config(str(inner)).year == 2020
    _write(inner, "[project]\nname = 'x'", "pyproject.toml")
    assert find_config(str(inner)).year == 2020


def test_packs_lie_beside_the_file(tmp_path: Path) -> None:
    path = _write(tmp_path, "packs = ['p/one.yaml']")
    assert load_config(path).packs == (str(tmp_path / "p" / "one.yaml"),)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = ", b"[tool.govlint", b"tool = 3\n#[tool.govlint"])
def test_what_is_no_toml_is_told_with_its_file(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        load_config(str(path))
