"""The hook, run by the real pre-commit in a scratch repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.samples import BAD, GOOD, write

ROOT = Path(__file__).resolve().parents[2]


def _git(folder: Path, *args: str) -> str:
    options = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *options, *args], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.installs
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_hook_stops_a_bad_report_and_lets_others_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pre_commit")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    tool = tmp_path / "tool"
    # A copy without history: the hook must work from what is committed, whatever clone it is.
    shutil.copytree(
        ROOT,
        tool,
        ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "dist"),
    )
    _git(tool, "init", "-q")
    _git(tool, "add", "-A")
    _git(tool, "commit", "-qm", "x")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    _git(scratch, "init", "-q")
    revision = _git(tool, "rev-parse", "HEAD")
    config = f"repos:\n- repo: {tool}\n  rev: {revision}\n  hooks:\n  - id: govlint\n"
    (scratch / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    write(scratch, good=GOOD)
    _git(scratch, "add", "-A")

    def hook() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
        return subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)

    passed = hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    write(scratch, bad=BAD)
    _git(scratch, "add", "-A")
    failed = hook()
    assert failed.returncode == 1
    assert "bad.yaml:10:" in failed.stdout
    assert "TXT001" in failed.stdout
