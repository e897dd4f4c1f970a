"""Where the schema files lie, and how they and the packs that extend them are read."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from govlint.regimes.errors import PackError, RegimeError
from govlint.report.typed import Any

_LARGEST_PACK = 2_000_000
_DEEPEST_PACK = 40
#: the id of a section that is no part of the form, whatever its title says
NO_PART = "none"
#: what may stand in the place of any table
_NOT_READ = {"$ref": "../report.json#/$defs/table_not_read"}


@lru_cache(maxsize=1)
def schema_folder() -> str:
    """The folder of the schemas: inside the installed package, or at the root of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for above in (package, os.path.dirname(os.path.dirname(package))):
        folder = os.path.join(above, "schemas")
        if os.path.isfile(os.path.join(folder, "report.json")):
            return folder
    raise RegimeError("the schemas are missing from this installation")


def read_data(name: str) -> dict[str, Any]:
    """A JSON file of the schema folder, ``report.json`` or ``cn/2021.json``."""
    with open(os.path.join(schema_folder(), *name.split("/")), "rb") as file:
        content: dict[str, Any] = json.loads(file.read())
    return content


@lru_cache(maxsize=1)
def _own_ids() -> tuple[str, ...]:
    root = schema_folder()
    return tuple(
        sorted(
            f"{folder.name}/{file.name.removesuffix('.json')}"
            for folder in os.scandir(root)
            if folder.is_dir()
            for file in os.scandir(folder.path)
            if file.name.endswith(".json") and file.name.removesuffix(".json").isdigit()
        )
    )


@lru_cache(maxsize=16)
def regime_ids(packs: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Ids of all regimes (``cn/2021``), by jurisdiction and first report year; packs may bring whole ones."""
    return tuple(sorted({*_own_ids(), *_whole_regimes(packs)}))


def _whole_regimes(packs: tuple[str, ...]) -> dict[str, str]:
    """The packs that are regimes of their own: id to path."""
    heads = {path: read_pack(path).get("x-regime") for path in packs}
    return {head["id"]: path for path, head in heads.items() if head is not None}


def read_schema(id_: str, packs: tuple[str, ...] = ()) -> dict[str, Any]:
    """The schema of a regime as it stands in its file."""
    brought = _whole_regimes(packs)
    if id_ in brought:
        return dict(read_pack(brought[id_]))
    if id_ not in _own_ids():
        raise RegimeError(f"there is no regime {id_}; known are {', '.join(regime_ids(packs))}")
    return read_data(f"{id_}.json")


def shared_definitions() -> dict[str, Any]:
    """The ``$defs`` of ``report.json``."""
    definitions: dict[str, Any] = read_data("report.json")["$defs"]
    return definitions


@lru_cache(maxsize=64)
def read_pack(path: str) -> Mapping[str, Any]:
    """A pack: a fragment of a regime schema, in JSON or YAML. Raises ``PackError``."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST_PACK + 1)
    except OSError as error:
        raise PackError(path, error.strerror or str(error)) from error
    if len(data) > _LARGEST_PACK:
        raise PackError(path, f"is larger than {_LARGEST_PACK} bytes")
    try:
        text = data.decode("utf-8-sig")
        pack = json.loads(text) if path.endswith(".json") else _yaml(path, text)
    except (ValueError, RecursionError) as error:
        raise PackError(path, f"cannot be read: {error}") from error
    if not isinstance(pack, dict):
        raise PackError(path, "is not a pack: a mapping is needed")
    if "x-regime" in pack:
        _check_whole(path, pack["x-regime"])
    else:
        _check_head(path, pack.get("x-pack"))
    _check_patterns(path, pack)
    return pack


def _check_whole(path: str, head: Any) -> None:
    """A pack that is a regime of its own needs an id whose last part is its first report year."""
    id_ = head.get("id") if isinstance(head, dict) else None
    if not isinstance(id_, str) or id_.count("/") != 1 or not re.fullmatch("[0-9]{4}", id_[-4:]):
        raise PackError(path, "x-regime.id must look like cn/2021: jurisdiction and first report year")


def _check_head(path: str, head: Any) -> None:
    if not isinstance(head, dict):
        raise PackError(path, "is not a pack: the key x-pack is needed")
    extends = head.get("extends")
    if not isinstance(extends, list) or not extends or not all(isinstance(one, str) for one in extends):
        raise PackError(path, "x-pack.extends must list the regimes it extends, for example [cn/2021]")
    years = head.get("years", [None, None])
    if not isinstance(years, list) or len(years) != 2 or not all(y is None or type(y) is int for y in years):
        raise PackError(path, "x-pack.years must be [first, last]; null leaves an end open")


def _check_patterns(path: str, pack: Any) -> None:
    """A pattern is used only when a report is read: a wrong one would cost every report its check."""
    todo = [pack]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo.extend(one.values())
            pattern = one.get("pattern")
            try:
                re.compile(pattern if isinstance(pattern, str) else "")
            except re.error as wrong:
                raise PackError(path, f"has a pattern that cannot be read: {pattern} ({wrong})") from None
        elif isinstance(one, list):
            todo.extend(one)


def _yaml(path: str, text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    try:
        for event in yaml.parse(text, loader):
            if isinstance(event, yaml.AliasEvent):
                raise PackError(path, "has a YAML alias; write it out")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST_PACK:
                    raise PackError(path, f"is nested deeper than {_DEEPEST_PACK} levels")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        return yaml.load(text, loader)  # noqa: S506 - a safe loader, and events were looked at before
    except yaml.YAMLError as error:
        raise PackError(path, f"is not YAML: {error}") from error


def pack_covers(pack: Mapping[str, Any], year: int) -> bool:
    """Whether a pack holds for reports of ``year``."""
    first, last = pack.get("x-pack", {}).get("years", [None, None])
    return (first is None or year >= first) and (last is None or year <= last)


def merged(schema: dict[str, Any], path: str, pack: Mapping[str, Any]) -> dict[str, Any]:
    """``schema`` extended by ``pack``.

    Mappings merge key by key, lists of entries with an ``id`` merge by id, other lists are joined, and a
    plain value replaces the one before. ``x-after`` in a row says behind which row it stands.
    """
    rest = {key: value for key, value in pack.items() if key not in ("x-pack", "$schema")}
    unknown = [key for key in rest if key not in schema and not key.startswith("x-")]
    if unknown:
        raise PackError(path, f"has the unknown key {unknown[0]}")
    _check_keys(rest, _annotations(schema), path)
    result: dict[str, Any] = _merge(schema, rest, path, "")
    definitions = result["$defs"]
    tables = definitions["tables"]["properties"]
    for name, definition in definitions.items():
        if not isinstance(definition, dict):
            raise PackError(path, f"$defs/{name} must be a mapping")
        if isinstance(definition, dict) and "x-columns" in definition:
            tables.setdefault(name, {"anyOf": [{"$ref": f"#/$defs/{name}"}, _NOT_READ]})
            definition["properties"] = _ordered(definition.get("properties", {}), path)
    definitions["section"]["properties"]["id"]["enum"] = [
        *(one["id"] for one in result["x-sections"]),
        NO_PART,
    ]
    return result


#: annotations that no schema of govlint's own happens to use
_FURTHER = ("x-after", "x-clause", "x-decimals", "x-note", "x-previous", "x-years")


def _annotations(data: Any) -> set[str]:
    """The keys of a schema that begin with ``x-``, at any depth."""
    found, todo = set(_FURTHER), [data]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            found.update(key for key in one if key.startswith("x-"))
            todo.extend(one.values())
        elif isinstance(one, list):
            todo.extend(one)
    return found


def _check_keys(pack: Any, known: set[str], path: str) -> None:
    """A misspelt annotation would be left out without a word; one of the user's own may stand."""
    for key in sorted(_annotations(pack) - known):
        from difflib import get_close_matches

        if near := get_close_matches(key, sorted(known), 1, 0.8):
            raise PackError(path, f"has the unknown key {key}; did you mean {near[0]}?")


def _merge(old: Any, new: Any, path: str, where: str) -> Any:
    if isinstance(old, dict):
        if not isinstance(new, dict):
            raise PackError(path, f"{where or 'the pack'} must be a mapping")
        result = dict(old)
        for key, value in new.items():
            result[key] = _merge(old[key], value, path, f"{where}/{key}") if key in old else value
        return result
    if isinstance(old, list):
        if not isinstance(new, list):
            raise PackError(path, f"{where} must be a list")
        if _keyed(old) and _keyed(new):
            entries = {entry["id"]: entry for entry in old}
            for entry in new:
                before = entries.get(entry["id"])
                entries[entry["id"]] = (
                    entry if before is None else _merge(before, entry, path, f"{where}/{entry['id']}")
                )
            return list(entries.values())
        return old + [entry for entry in new if entry not in old]
    return new


def _keyed(entries: Iterable[Any]) -> bool:
    return all(isinstance(entry, dict) and "id" in entry for entry in entries)


def _ordered(rows: dict[str, Any], path: str) -> dict[str, Any]:
    """Rows with ``x-after`` moved behind the row they name."""
    order = list(rows)
    for name, row in rows.items():
        if not isinstance(row, dict):
            raise PackError(path, f"row {name} must be a mapping")
        after = row.get("x-after")
        if after is None:
            continue
        if after not in rows or after == name:
            raise PackError(path, f"row {name} is to stand after {after}, which does not exist")
        order.remove(name)
        order.insert(order.index(after) + 1, name)
    return {name: rows[name] for name in order}
