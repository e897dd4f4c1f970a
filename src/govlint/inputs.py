"""Which files a call means: files, folders, globs and standard input, in a steady order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from govlint.report.record import NamedTuple

#: what a report may end in when it is found in a folder; a file that is named may end in anything
SUFFIXES = (".yaml", ".yml", ".json", ".html", ".htm", ".docx", ".pdf", ".txt", ".md")
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})

STDIN = "<stdin>"


class Input(NamedTuple):
    """A file to check. ``path`` is what is shown, ``file`` what is opened, ``named`` whether the caller
    named this very file rather than a folder or pattern that holds it."""

    path: str
    file: str
    named: bool = True


class NoInput(Exception):  # noqa: N818 - it is not an error of the program
    """A path that leads to no file; the text says which."""


def gather(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[Input]:
    """The inputs of a call, each once. A named file that does not exist is among them, to be told of beside
    the others. Raises NoInput where a folder or pattern holds no file or no named file exists at all."""
    found: dict[str, Input] = {}
    for path in paths:
        inputs = list(_expand(path, exclude))
        if not inputs:
            raise NoInput(f"nothing to check in {path!r}")
        for one in inputs:
            key = one.file if one.file == STDIN else os.path.normcase(os.path.realpath(one.file))
            found.setdefault(key, one)
    if not any(one.file == STDIN or os.path.lexists(one.file) for one in found.values()):
        missing = ", ".join(repr(one.path) for one in found.values())
        raise NoInput(f"no such file or folder: {missing}")
    return list(found.values())


def _expand(path: str, exclude: Sequence[str]) -> Iterator[Input]:
    if path == "-":
        yield Input(STDIN, STDIN)
    elif os.path.isdir(path):
        yield from (Input(shown(file), file, False) for file in _walk(path, exclude))
    elif not os.path.lexists(path) and any(sign in path for sign in "*?["):
        # Shells expand patterns themselves, except where they do not (Windows, quoted patterns).
        from glob import glob

        for file in sorted(glob(path, recursive=True)):
            if os.path.isfile(file) and not _excluded(file, exclude):
                yield Input(shown(file), file, False)
    else:
        yield Input(shown(path), path)


def _walk(folder: str, exclude: Sequence[str]) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _SKIPPED_FOLDERS and not _excluded(name, exclude)
        )
        for name in sorted(files):
            # ``~$`` begins the lock file that Word leaves beside an open document.
            if not name.startswith((".", "~$")) and name.lower().endswith(SUFFIXES):
                file = os.path.join(here, name)
                if not _excluded(file, exclude):
                    yield file


def _excluded(file: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches the path or its last part."""
    if not patterns:
        return False
    from fnmatch import fnmatch

    path = file.replace(os.sep, "/").removeprefix("./")
    return any(fnmatch(path, pattern) or fnmatch(path.rsplit("/", 1)[-1], pattern) for pattern in patterns)


def shown(path: str) -> str:
    """The path as printed: forward slashes, and a substitute for bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
