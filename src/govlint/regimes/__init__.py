"""The regulation as data: which regime holds for a report year, and everything it demands."""

from __future__ import annotations

from functools import lru_cache

from govlint.regimes.build import build_regime
from govlint.regimes.errors import PackError, RegimeError
from govlint.regimes.model import Regime
from govlint.regimes.schemas import (
    merged,
    pack_covers,
    read_pack,
    read_schema,
    regime_ids,
    shared_definitions,
)
from govlint.report.typed import Any

__all__ = [
    "PackError",
    "RegimeError",
    "bundled_schema",
    "check_pack",
    "load_regime",
    "regime_for",
    "regime_ids",
]


@lru_cache(maxsize=32)
def load_regime(id_: str, packs: tuple[str, ...] = ()) -> Regime:
    """The regime ``id_`` (``cn/2021``), extended by the packs that name it. Raises ``RegimeError``."""
    return build_regime(_schema(id_, packs), packs)


def check_pack(path: str) -> tuple[str, ...]:
    """The ids of the regimes that a pack extends, or of the one that it brings. Raises ``PackError`` where it
    does not fit them."""
    pack = read_pack(path)
    ids = (pack["x-regime"]["id"],) if "x-regime" in pack else tuple(pack["x-pack"]["extends"])
    for id_ in ids:
        try:
            load_regime(id_, (path,))
        except PackError:
            raise
        except RegimeError as error:
            raise PackError(path, str(error)) from error
    return ids


def regime_for(year: int, packs: tuple[str, ...] = (), jurisdiction: str = "cn") -> Regime | None:
    """The regime for reports of ``year``: the newest that begins no later, so a future year has the newest.

    None for a year before the first regime. Packs count when they cover the year.
    """
    chosen = ""
    for id_ in regime_ids(packs):
        folder, _, first = id_.partition("/")
        if folder == jurisdiction and int(first) <= year:
            chosen = id_
    if not chosen:
        return None
    return load_regime(chosen, tuple(path for path in packs if pack_covers(read_pack(path), year)))


def bundled_schema(id_: str, packs: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON Schema of a regime in one piece, its references to ``report.json`` made inner ones."""
    schema = _schema(id_, packs)
    bundle: dict[str, Any] = _inward(schema)
    bundle["$defs"] = {
        **bundle["$defs"],
        **{f"report_{key}": _prefixed(value) for key, value in shared_definitions().items()},
    }
    return bundle


def _schema(id_: str, packs: tuple[str, ...]) -> dict[str, Any]:
    schema = read_schema(id_, packs)
    known = regime_ids(packs)
    for path in packs:
        pack = read_pack(path)
        extends = pack.get("x-pack", {}).get("extends", ())
        for other in extends:
            if other not in known:
                raise PackError(path, f"extends {other}, which is none of {', '.join(known)}")
        if id_ in extends:
            schema = merged(schema, path, pack)
    return schema


def _inward(node: Any) -> Any:
    """References to the shared file, turned into references to its definitions inside this one."""
    return _rewritten(node, "../report.json#/$defs/")


def _prefixed(node: Any) -> Any:
    """References inside the shared file, for their new place."""
    return _rewritten(node, "#/$defs/")


def _rewritten(node: Any, prefix: str) -> Any:
    if isinstance(node, dict):
        return {
            key: "#/$defs/report_" + value.removeprefix(prefix)
            if key == "$ref" and isinstance(value, str) and value.startswith(prefix)
            else _rewritten(value, prefix)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_rewritten(entry, prefix) for entry in node]
    return node
