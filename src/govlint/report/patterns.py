"""Regular expressions that are compiled once for an installation, not once for every run.

Reports are read with some two hundred patterns over Chinese characters, and compiling them takes as long as
checking a dozen reports. Python keeps the byte code of modules and not that of patterns; this module keeps
it beside its own ``.pyc``, under the same conditions (``PYTHONDONTWRITEBYTECODE`` and the like). What is kept
is exactly what ``re.compile`` makes, which a test proves for every pattern. Where it cannot be read or
written, or the interpreter is not one whose pattern compiler is known, ``re.compile`` does the work.
"""

from __future__ import annotations

import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: interpreters whose compiler has been looked at
_KNOWN = sys.implementation.name == "cpython" and (3, 11) <= sys.version_info < (3, 15)
#: more patterns than the program has: somebody feeds us patterns of his own
_MOST = 2_000

_Key = tuple[str, int]
#: (pattern, flags) -> arguments of the interpreter's own constructor
_stored: dict[_Key, tuple[Any, ...]] = {}
_loaded = False
_changed = False


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(pattern, flags)``."""
    if not _KNOWN:
        return re.compile(pattern, flags)
    if not _loaded:
        _load()
    key = (pattern, int(flags))
    arguments = _stored.get(key)
    if arguments is not None:
        try:
            return _construct(pattern, *arguments)
        except (TypeError, ValueError, RuntimeError, OverflowError):
            del _stored[key]
    try:
        arguments = _compile(pattern, int(flags))
        made = _construct(pattern, *arguments)
    except (AttributeError, TypeError):
        return re.compile(pattern, flags)
    if len(_stored) < _MOST:
        global _changed
        _changed = True
        _stored[key] = arguments
    return made


def _construct(
    pattern: str, flags: int, code: bytes, groups: int, index: dict[str, int], names: tuple[Any, ...]
) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    words = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, index, names)
    return made


def _compile(pattern: str, flags: int) -> tuple[Any, ...]:
    """What ``re.compile`` hands to the interpreter, in the order in which it takes it."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _file() -> str:
    """Where the patterns are kept; empty where Python keeps no byte code either."""
    cached = __spec__.cached if __spec__ is not None else None
    return f"{cached.removesuffix('.pyc')}.patterns" if cached else ""


def _version() -> tuple[Any, ...]:
    import _sre

    return sys.hexversion, _sre.MAGIC, _sre.CODESIZE


def _load() -> None:
    global _loaded
    _loaded = True
    import atexit

    atexit.register(_save)
    try:
        import marshal

        with open(_file(), "rb") as file:
            version, stored = marshal.loads(file.read())  # noqa: S302 - as trusted as the .pyc beside it
        if version == _version():
            _stored.update(stored)
    except (OSError, ValueError, EOFError, TypeError):
        pass  # not there yet, of another version, or damaged: it is made anew


def _save() -> None:
    """Keep what this run had to compile, as a whole or not at all."""
    path = _file()
    if not _changed or not path or sys.dont_write_bytecode:
        return
    import marshal
    import os

    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(draft, "wb") as file:
            file.write(marshal.dumps((_version(), _stored)))
        os.replace(draft, path)
    except OSError:
        pass  # a folder that others own: the next run compiles again
