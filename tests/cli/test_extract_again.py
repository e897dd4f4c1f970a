"""What ``govlint extract`` writes is judged as the original is: the same findings, verdict and coverage.

Findings must agree in all but where they stand in their file: rule, severity, certainty, wording, the place
as a reader would name it, and every figure. Nothing is left out: every file of the corpus, every fixture, the
examples of every rule, and pages in which something cannot be read.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from govlint.engine import FileResult, Options, check_one
from govlint.report.limits import DEFAULT_LIMITS
from govlint.rules import all_rules
from govlint.rules._rule import example_bytes
from govlint.sources import yaml as full_yaml
from govlint.sources import yaml_subset
from govlint.transcript import as_yaml
from tests.corpus import CORPUS
from tests.sources.test_yaml_subset import shape

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    *sorted((ROOT / "examples").glob("*-20*.*")),
    *sorted(path for path in (ROOT / "tests/fixtures/same").iterdir() if path.suffix not in (".py", "")),
    *(sorted(CORPUS.glob("2*")) if CORPUS else []),
]
RULES = sorted(
    (code, which)
    for code, entry in all_rules().items()
    for which in ("bad", "good")
    if getattr(entry.rule, which)
)

_HEAD = "# 某县2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n主动公开政府信息46条。\n\n"
_TWO = "## 二、主动公开政府信息情况\n\n"
_THREE = "## 三、收到和处理政府信息公开申请情况\n\n"
_FOUR = "## 四、政府信息公开行政复议、行政诉讼情况\n\n"
_REST = "## 五、存在的主要问题及改进情况\n\n解读不够及时，将加强培训。\n\n## 六、其他需要报告的事项\n\n无。\n"
_REVIEW = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
_ITEM6 = "某县2023年政府信息公开工作年度报告（节选）\n二、主动公开政府信息情况\n第二十条第（六）项\n"
_DECLARED = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\n"
_SEVEN = (
    "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n|---|---|---|---|---|---|---|---|\n"
)
#: a file in which something is not read: its name, its text, and a rule that must speak of it
UNREAD: list[tuple[str, str | bytes, str]] = [
    ("one image.md", _HEAD + _FOUR + "![表四](t.png)\n\n" + _REST, "STR051"),
    ("images.md", _HEAD + _TWO + "![](a.png)\n\n![](b.png)\n\n" + _THREE + "![](c.png)\n\n", "STR051"),
    ("form.txt", _ITEM6 + "信息内容 | 上一年项目数量 | 处理决定数量 |\n行政处罚 | 3 | 3 |\n", "STR052"),
    (
        "table of another form.txt",
        "某县2016年政府信息公开工作年度报告\n二、主动公开情况\n第二十条第（六）项\n行政处罚 | 3 | 3 |\n",
        "STR052",
    ),
    ("row.txt", _ITEM6 + "信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政检查 | 7 |\n", "STR053"),
    (
        "columns.md",
        _HEAD + _TWO + "| 信息内容 | 本年制发件数 | 备注页码 |\n|---|---|---|\n| 规章 | 1 | 2 |\n\n" + _REST,
        "STR054",
    ),
    (
        "two columns of three.md",
        _HEAD + _TWO + "| 信息内容 | 本年制发件数 | 现行有效件数 |\n|---|---|---|\n| 规章 | 1 | 2 |\n",
        "CEL009",
    ),
    (
        "widths.txt",
        "某县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "一、本年新收政府信息公开申请数量 1 0 0 0 1\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n",
        "STR055",
    ),
    (
        "together.txt",
        "某县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "一、本年新收政府信息公开申请数量1000001\n二、上年结转政府信息公开申请数量0000000\n（一）予以公开1000001\n",
        "STR055",
    ),
    ("no table.md", _HEAD + _FOUR + "| 甲 | 乙 |\n|---|---|\n| 1 | 0 |\n| 2 | 0 |\n\n" + _REST, "STR060"),
    ("uncertain.txt", example_bytes(all_rules()["STR061"].rule.bad), "STR061"),
    (
        "positions.md",
        _HEAD + _THREE + _SEVEN + "| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n",
        "STR062",
    ),
    ("twice.txt", _ITEM6 + "信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政处罚 | 4 |\n", "STR063"),
    ("twice, /.txt", _ITEM6 + "信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政处罚 | / |\n", "STR063"),
    (
        "two of three parts.md",
        _HEAD + _FOUR + "行政复议\n\n" + _REVIEW + "| 1 | 0 | 0 | 0 | 2 |\n\n"
        + "行政诉讼（复议后起诉）\n\n" + _REVIEW + "| 1 | 0 | 0 | 0 | 1 |\n\n" + _REST,
        "SUM001",
    ),
    ("2021-x.txt", "一、总体情况\n主动公开政府信息46条。\n", "SRC025"),
    ("x.txt", "一、总体情况\n2021年主动公开政府信息46条。\n二、主动公开政府信息情况\n", "SRC025"),
    ("no year.txt", "某县政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n", "SRC019"),
    ("old.txt", "某县2003年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n", "SRC020"),
    ("future.txt", "某县2044年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n", "SRC021"),
    ("end.txt", "某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n", "STR059"),
    ("middle.txt", "某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息", "STR059"),
    ("start.txt", "2023年度\n四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的问题\n", "STR059"),
    ("gb.txt", "某县2023年政府信息公开工作年度报告\n一、总体情况\n公开46条。\n".encode("gb18030"), "SRC006"),
    ("empty.txt", b"", "SRC002"),
    ("binary.txt", b"\x00\x01" * 100, "SRC003"),
    (
        "declared.yaml",
        _DECLARED
        + "unknown: 3\nsections:\n- title: 三、收到和处理政府信息公开申请情况\n  tables:\n    table3:\n"
        + "      new_received: [010, 1_0, 3]\n      granted: {not_read: 看不清}\n"
        + "      partial: [1, {unsure: 2}, {not_read: 污损}, {absent: true}, 0, 0, 3]\n"
        + "    table4: {not_read: 缺页}\n",
        "SRC010",
    ),
]  # fmt: skip


class _Loader(yaml.SafeLoader):
    """Keeps figures with a fraction as they are written."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith(("float", "timestamp"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def told(result: FileResult) -> Counter[object]:
    """All that findings say, but for where in the file."""
    return Counter(
        (
            *(finding.rule, finding.severity, finding.certainty, finding.variant, finding.place),
            *(finding.fingerprint, str(sorted(finding.params.items())), finding.clause),
            # Further places of a fault of form are lines of the file that has it.
            tuple(one.label for one in finding.related) if finding.rule[:3] != "SRC" else (),
            str(
                finding.trace
                and (
                    [(term.value, term.label, term.sign) for term in finding.trace.terms],
                    *finding.trace[1:],
                )
            ),
            str(
                finding.diagnosis
                and [(repair.changes, repair.pattern) for repair in finding.diagnosis.repairs]
            ),
        )
        for finding in result.findings
    )


def assert_same(result: FileResult, again: FileResult, text: str) -> None:
    assert told(again) == told(result), text
    assert (again.verdict, again.year, again.regime) == (result.verdict, result.year, result.regime)
    assert (again.coverage, again.figures) == (result.coverage, result.figures)


def assert_judged_alike(data: bytes, name: str) -> str:
    """Extract, check, extract again, check again; and the same in JSON. The transcript."""
    result = check_one(data, name, Options())
    assert result.report is not None
    text = as_yaml(result.report)
    again = check_one(text.encode(), "report.yaml")
    assert_same(result, again, text)
    assert again.report is not None
    assert_same(result, check_one(as_yaml(again.report).encode(), "report.yaml"), text)
    as_json = json.dumps(yaml.load(text, _Loader), ensure_ascii=False)
    assert_same(result, check_one(as_json.encode(), "report.json"), as_json)
    return text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_reports(path: Path) -> None:
    text = assert_judged_alike(path.read_bytes(), path.name)
    quick = yaml_subset.load(text, "x.yaml", DEFAULT_LIMITS)
    assert quick is None or shape(quick.root) == shape(full_yaml.load(text, "x.yaml", DEFAULT_LIMITS).root)


@pytest.mark.parametrize(("code", "which"), RULES)
def test_the_examples_of_the_rules(code: str, which: str) -> None:
    rule = all_rules()[code].rule
    assert_judged_alike(example_bytes(getattr(rule, which)), rule.example_name)


@pytest.mark.parametrize(("name", "content", "rule"), UNREAD, ids=[one[0] for one in UNREAD])
def test_what_could_not_be_read(name: str, content: str | bytes, rule: str) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    assert rule in {finding.rule for finding in check_one(data, name).findings}
    assert_judged_alike(data, name)
