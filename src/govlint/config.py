"""``govlint.toml`` or ``[tool.govlint]`` in ``pyproject.toml``, found from the current folder upwards.

Checked by hand, so that a check never pays for a validation library; ``govlint.config_model`` holds the
same as a model for ``govlint schema --config``, and a test holds both equal.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from govlint.report.finding import SEVERITIES
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.record import NamedTuple
from govlint.report.typed import Any

NAME = "govlint.toml"
FAIL_ON = (*SEVERITIES, "never")
LANGUAGES = ("zh", "en")


class ConfigError(Exception):
    """The configuration is wrong; the text names file, key and what was expected."""


class Config(NamedTuple):
    """What a configuration file may say. ``packs`` are resolved against the file's folder."""

    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    fail_on: str = "error"
    pedantic: bool = False
    year: int = 0
    lang: str = ""
    jobs: int = 0
    packs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    limits: Limits = DEFAULT_LIMITS


def find_config(start: str) -> Config:
    """The nearest configuration at or above the folder ``start``; the default one where there is none."""
    folder = os.path.abspath(start)
    while True:
        own = os.path.join(folder, NAME)
        if os.path.isfile(own):
            return load_config(own)
        project = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(project) and b"[tool.govlint" in _bytes(project):
            return load_config(project)
        above = os.path.dirname(folder)
        if above == folder:
            return Config()
        folder = above


def load_config(path: str) -> Config:
    """The configuration in this file. Raises ConfigError."""
    import tomllib

    try:
        content: Any = tomllib.loads(_bytes(path).decode("utf-8"))
    except ValueError as wrong:  # TOMLDecodeError and UnicodeDecodeError alike
        raise ConfigError(f"{path}: not valid TOML: {wrong}") from None
    if os.path.basename(path) == "pyproject.toml":
        tools = content.get("tool", {})
        content = tools.get("govlint", {}) if isinstance(tools, dict) else tools
    return _read(content, path)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as wrong:
        raise ConfigError(f"{path}: {wrong.strerror or wrong}") from None


def _read(content: Any, path: str) -> Config:
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: tool.govlint must be a table")
    values: dict[str, Any] = {}
    for key, value in content.items():
        reader = READERS.get(key)
        if reader is None:
            raise ConfigError(f"{path}: unknown key {key!r}{did_you_mean(key, READERS)}")
        try:
            values[key.replace("-", "_")] = reader(value)
        except ValueError as wrong:
            raise ConfigError(f"{path}: {key} {wrong}") from None
    if "packs" in values:
        folder = os.path.dirname(os.path.abspath(path))
        values["packs"] = tuple(os.path.join(folder, pack) for pack in values["packs"])
    return Config(path=path, **values)


def did_you_mean(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """``; did you mean 'x'?`` where something known is near, else nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('must be a list of strings, as in ["TXT001"]')
    return tuple(value)


def _word(*allowed: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            near = did_you_mean(value, allowed) if isinstance(value, str) else ""
            raise ValueError(f"must be one of {', '.join(allowed)}{near}")
        return value

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _number(least: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise ValueError(f"must be a whole number, at least {least}")
        return value

    return read


def _severities(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError('must be a table, as in {TXT001 = "warning"}')
    for code, level in value.items():
        if level not in SEVERITIES:
            near = did_you_mean(level, SEVERITIES) if isinstance(level, str) else ""
            raise ValueError(f"of {code} must be one of {', '.join(SEVERITIES)}{near}")
    return dict(value)


def _limits(value: object) -> Limits:
    if not isinstance(value, dict):
        raise ValueError("must be a table, as in {size = 50_000_000}")
    positive = _number(1)
    for key, number in value.items():
        if key not in Limits._fields:
            raise ValueError(f"has no {key!r}{did_you_mean(key, Limits._fields)}")
        try:
            positive(number)
        except ValueError as wrong:
            raise ValueError(f".{key} {wrong}") from None
    return DEFAULT_LIMITS._replace(**value)


READERS: Mapping[str, Callable[[object], object]] = {
    "select": _strings,
    "ignore": _strings,
    "severity": _severities,
    "fail-on": _word(*FAIL_ON),
    "pedantic": _flag,
    "year": _number(1),
    "lang": _word(*LANGUAGES),
    "jobs": _number(0),
    "packs": _strings,
    "exclude": _strings,
    "limits": _limits,
}
