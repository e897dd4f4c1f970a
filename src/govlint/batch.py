"""Many files: read each, pair it with last year's report of the same organ, check it.

Few files are read once and held. Many are checked in chunks, by processes if asked, and only those that
turn out to have a partner are checked once more with it, so that no more than a chunk is ever in memory.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence

from govlint.engine import FileResult, Options, check_report, read_report
from govlint.files import read_bounded
from govlint.inputs import STDIN, Input
from govlint.report.model import Problem, Report
from govlint.report.normalise import label
from govlint.report.place import TOP
from govlint.report.record import NamedTuple

#: from so many files on it pays to start processes (measured: 0.76 of the time with two of them)
POOL_FROM = 1000
_CHUNK = 100
#: so few files are done before garbage is worth looking for, and so many new objects kept before it is
_FEW, _OBJECTS = 20, 50_000

Key = tuple[str, int]


class Batch(NamedTuple):
    """What is to be checked and how. ``previous`` is last year's report for all of them; without it each
    file is paired by organ and year with the others."""

    inputs: Sequence[Input]
    options: Options
    previous: Input | None = None
    #: a report that sums up all inputs; its own result comes first
    summary: Input | None = None
    #: processes; 0 lets the number of files decide
    jobs: int = 0


def check_all(batch: Batch) -> list[FileResult]:
    """One result for each input, in their order, after that of the summary if there is one."""
    if len(batch.inputs) > _FEW:
        # What is loaded stays; from now on there is garbage to collect (the command line starts without). A
        # report is tens of thousands of objects, most of which are freed without the collector.
        gc.freeze()
        gc.set_threshold(_OBJECTS, 10, 10)
        gc.enable()
    few = len(batch.inputs) < POOL_FROM and batch.jobs <= 1
    if few or batch.previous is not None or batch.summary is not None:
        return _check_held(batch)
    return _check_chunked(batch)


def read_input(one: Input, options: Options) -> Report:
    """Open and read one input. Never raises: what cannot be opened is a problem of the report."""
    try:
        data = _stdin(options) if one.file == STDIN else _file(one.file, options)
    except OSError as wrong:
        return _unopened(one, wrong)
    return read_report(data, one.path, options)


def _stdin(options: Options) -> bytes:
    return sys.stdin.buffer.read(options.limits.size + 1)


def _file(path: str, options: Options) -> bytes:
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise OSError(-1, "special")
    return read_bounded(path, options.limits.size)


def _unopened(one: Input, wrong: OSError) -> Report:
    params: dict[str, object] = {"error": wrong.strerror or str(wrong)}
    if isinstance(wrong, FileNotFoundError):
        params["variant"] = "missing"
    elif isinstance(wrong, PermissionError):
        params["variant"] = "denied"
    elif wrong.errno == -1:
        params["variant"] = "special"
    return Report(one.path, "unknown", problems=(Problem("SRC001", TOP, params),))


def _conclude(one: Input, report: Report, options: Options, previous: Report | None) -> FileResult:
    result = check_report(report, options, previous)
    if not one.named and any(finding.rule == "SRC014" for finding in result.findings):
        # A folder of reports also holds other files: they are told of, and are nobody's fault.
        findings = tuple(finding._replace(severity="info") for finding in result.findings)
        return result._replace(verdict="unchecked", findings=findings)
    return result


def key_of(report: Report) -> Key | None:
    """Organ and year, by which reports of successive years find each other."""
    organ = label(report.organ.name)
    return (organ, report.year) if organ and report.year else None


def _partner(key: Key | None, path: str, known: dict[Key, list[str]]) -> str | None:
    """The path of last year's report of the same organ; of several the one of the same kind, else none."""
    if key is None:
        return None
    candidates = [other for other in known.get((key[0], key[1] - 1), ()) if other != path]
    if len(candidates) > 1:
        kind = path.rpartition(".")[2]
        candidates = [other for other in candidates if other.rpartition(".")[2] == kind]
    return candidates[0] if len(candidates) == 1 else None


def _known(keys: Iterable[tuple[Key | None, str]]) -> dict[Key, list[str]]:
    known: dict[Key, list[str]] = {}
    for key, path in keys:
        if key is not None:
            known.setdefault(key, []).append(path)
    return known


def _check_held(batch: Batch) -> list[FileResult]:
    options = batch.options
    reports = [read_input(one, options) for one in batch.inputs]
    if batch.previous is not None:
        before = read_input(batch.previous, options)
        results = [
            _conclude(one, report, options, before) for one, report in zip(batch.inputs, reports, strict=True)
        ]
        if any(problem.stops for problem in before.problems):
            # A comparison that could not be made must not look like one that was passed.
            results.append(check_report(before, options))
        return results
    by_path = {report.path: report for report in reports}
    known = _known((key_of(report), report.path) for report in reports) if len(reports) > 1 else {}
    results = []
    if batch.summary is not None:
        whole = read_input(batch.summary, options)
        results.append(check_report(whole, options, None, tuple(reports)))
    for one, report in zip(batch.inputs, reports, strict=True):
        partner = _partner(key_of(report), report.path, known) if known else None
        results.append(_conclude(one, report, options, by_path[partner] if partner else None))
    return results


class _Slim(NamedTuple):
    """What a chunk hands back: the result, and the key that may find it a partner."""

    result: FileResult
    key: Key | None


def _check_chunk(work: tuple[Sequence[tuple[Input, Input | None]], Options]) -> list[_Slim]:
    """Check some inputs, each with its partner if it has one. Runs in a process of its own."""
    pairs, options = work
    done = []
    for one, partner in pairs:
        report = read_input(one, options)
        before = read_input(partner, options) if partner is not None else None
        done.append(_Slim(_slim(_conclude(one, report, options, before)), key_of(report)))
    return done


def _slim(result: FileResult) -> FileResult:
    """Without the text and the report where no finding needs them to be shown."""
    return result if result.findings else result._replace(lines=None, report=None)


def _check_chunked(batch: Batch) -> list[FileResult]:
    jobs = batch.jobs or os.cpu_count() or 1
    inputs = batch.inputs
    first = _map([(one, None) for one in inputs], batch.options, jobs)
    by_path = {one.path: index for index, one in enumerate(inputs)}
    known = _known((slim.key, one.path) for one, slim in zip(inputs, first, strict=True))
    again = [
        (one, inputs[by_path[partner]])
        for one, slim in zip(inputs, first, strict=True)
        if (partner := _partner(slim.key, one.path, known)) is not None
    ]
    results = [slim.result for slim in first]
    for (one, _), slim in zip(again, _map(again, batch.options, jobs), strict=True):
        results[by_path[one.path]] = slim.result
    return results


def _map(pairs: Sequence[tuple[Input, Input | None]], options: Options, jobs: int) -> list[_Slim]:
    size = max(1, min(_CHUNK, -(-len(pairs) // jobs)))
    chunks = [(pairs[at : at + size], options) for at in range(0, len(pairs), size)]
    return [slim for chunk in _carried_out(chunks, jobs) for slim in chunk]


def _carried_out(
    chunks: Sequence[tuple[Sequence[tuple[Input, Input | None]], Options]], jobs: int
) -> Iterator[list[_Slim]]:
    # Standard input can be read by this process only.
    if jobs <= 1 or len(chunks) <= 1 or any(one.file == STDIN for pairs, _ in chunks for one, _ in pairs):
        yield from map(_check_chunk, chunks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        yield from pool.map(_check_chunk, chunks)
