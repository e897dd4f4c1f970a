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

from govlint import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: interpreters whose compiler has been looked at
_KNOWN = sys.implementation.name == "cpython" and (3, 11) <= sys.version_info < (3, 15)
#: more than the program has: packs bring patterns of their own, or the program's have been edited for long
_MOST = 2_000

_Key = tuple[str, int]
#: (pattern, flags) -> arguments of the interpreter's own constructor
_stored: dict[_Key, tuple[Any, ...]] = {}
_loaded = False
_changed = False


def made(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(pattern, flags)``, from what is kept of it where it is."""
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
        fresh = _construct(pattern, *arguments)
    except (AttributeError, TypeError):
        return re.compile(pattern, flags)
    if len(_stored) >= _MOST:
        # What is out of use is not known apart: begin again, and the next runs keep what they need.
        _stored.clear()
    global _changed
    _changed = True
    _stored[key] = arguments
    return fresh


def _construct(
    pattern: str, flags: int, code: bytes, groups: int, index: dict[str, int], names: tuple[Any, ...]
) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    words = memoryview(code).cast("I").tolist()
    constructed: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, index, names)
    return constructed


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
    """What is kept holds for: another interpreter takes other code, another govlint has other patterns."""
    import _sre

    return __version__, sys.hexversion, _sre.MAGIC, _sre.CODESIZE


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
