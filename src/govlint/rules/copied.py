"""XYR rules: a report that repeats last year's, in its words or in all its figures."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding
from govlint.report.model import Section
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._previous import before_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import head
from govlint.rules._tables import Sheet, sheets_of

_ITEM1 = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item1:
        regulations: [2, 1, {stock}]
        normative_documents: [4, 1, 23]
"""

_PROBLEMS = """\
  - title: 五、存在的主要问题及改进情况
    text: |
      存在的主要问题：一是部分单位公开意识不强，公开内容更新不够及时；二是政策解读形式较为单一，图表和视频解读比例偏低；
      三是基层工作力量薄弱，人员流动频繁，业务能力有待提升。改进情况：一是建立按月通报制度，督促各单位及时更新栏目；
      二是增加图解、视频解读数量，提高解读质量；三是组织两期业务培训，覆盖全部镇和部门的具体工作人员。
"""

_OTHER_PROBLEMS = """\
  - title: 五、存在的主要问题及改进情况
    text: |
      上年提出的三项问题中，栏目更新和解读形式已经改进，图解数量由12篇增至41篇。本年存在的问题：一是个别答复书引用条款不准确；
      二是镇级公开专区无障碍设施不足。下一步，将建立答复书法制审核清单，逐条核对引用条款；在年内完成六个镇公开专区改造，
      并请残联参加验收。
"""

SAME_TEXT = Rule(
    code="XYR003",
    name="text-copied",
    severity="warning",
    summary={
        "en": "The text of a part is last year's.",
        "zh": "正文与上年度报告雷同。",
    },
    message={
        "": {
            "en": "{share} % of this part stands word for word in the report of {year}",
            "zh": "本部分{share}%的文字与{year}年度报告逐句相同",
        },
    },
    why={
        "en": "内容雷同 is one of the faults for which leaders are held responsible.",
        "zh": "内容雷同是统一格式通知列明的追责情形之一。",
    },
    fix={
        "en": "Tell what happened this year; say what became of the problems named last year.",
        "zh": "写明本年度的工作和上年问题的整改结果。",
    },
    logic={
        "en": (
            "Sentences are compared whole, years and spaces aside; sentences that cite a document and "
            "very short ones do not count. warning from 85 % of a part on, info from 50 %; parts under 120 "
            "characters are left alone."
        ),
        "zh": (
            "逐句比较，忽略年份和空格；引用文件的句子和很短的句子不计。重复达85%为warning，达50%为info；"
            "不足120字的部分不判断。"
        ),
    },
    certainty="likely",
    demands=("years.not-copied",),
    bad=head(year=2023) + _PROBLEMS,
    good=head(year=2023) + _OTHER_PROBLEMS,
    example_others={"2022.yaml": head(year=2022) + _PROBLEMS},
)

_NEARLY_ALL, _MUCH = 0.85, 0.5
_LEAST_CHARACTERS = 120
_SHORTEST = 8
_ENDS = compiled(r"[。;!?\n]+")
_YEARS = compiled(r"20[0-9]{2}|[ \t]+")


@checks(SAME_TEXT)
def text_copied(check: Check) -> Iterator[Finding]:
    before = before_of(check)
    if before is None or before.why:
        return
    for section in check.report.sections:
        other = before.report.section(section.id) if section.id else None
        if other is None:
            continue
        last = set(_sentences(other))
        here = _sentences(section)
        whole = sum(map(len, here))
        if whole < _LEAST_CHARACTERS:
            continue
        same = sum(len(sentence) for sentence in here if sentence in last)
        share = same / whole
        if share >= _MUCH:
            yield SAME_TEXT.at(
                check,
                section.title.span(),
                section.title.value,
                severity="" if share >= _NEARLY_ALL else "info",
                share=round(share * 100),
                year=before.report.year,
            )


def _sentences(section: Section) -> list[str]:
    """The sentences of a part's running text, as far as they are its own words."""
    text = "\n".join(fold(p.text.value).value for p in section.paragraphs)
    found = (_YEARS.sub("", one) for one in _ENDS.split(text))
    return [one for one in found if len(one) >= _SHORTEST and "《" not in one]


COPIED = Rule(
    code="XYR004",
    name="figures-copied",
    severity="warning",
    summary={
        "en": "All figures of the tables are last year's.",
        "zh": "表格数据与上年度报告完全相同。",
    },
    message={
        "": {
            "en": "all {count} figures of the tables are those of {year}, {filled} of them not 0",
            "zh": "表格中{count}个数据与{year}年度完全相同，其中{filled}个不为0",
        },
    },
    why={
        "en": "Two years never count alike; identical tables mean that last year's were copied.",
        "zh": "两年数据不可能完全一致，多为照搬上年报告。",
    },
    fix={"en": "Fill in this year's figures.", "zh": "填写本年度数据。"},
    logic={
        "en": (
            "warning, likely. Every cell that both reports give as a figure is the same, and at least five "
            "of these figures are not 0; one that differs makes the rule silent. Only tables and rows that "
            "the forms of both years have are compared. Silent without a report of the year before, and "
            "where the two cover different scopes (XYR006)."
        ),
        "zh": (
            "warning，确定程度为likely。两份报告都填有数字的单元格全部相同，且其中至少五个不为0；有一个不同"
            "即不提示。只比较两年格式都有的表格和行。没有上一年度报告的，以及两份报告统计口径不同（XYR006）"
            "的，不提示。"
        ),
    },
    certainty="likely",
    demands=("years.not-copied",),
    bad=head(year=2023) + _ITEM1.format(stock=9),
    good=head(year=2023) + _ITEM1.format(stock=10),
    example_others={"2022.yaml": head(year=2022) + _ITEM1.format(stock=9)},
)

#: fewer figures than this may agree by chance
_LEAST_FILLED = 5


@checks(COPIED)
def figures_copied(check: Check) -> Iterator[Finding]:
    before = before_of(check)
    if before is None or before.why:
        return
    count = filled = 0
    first: tuple[Sheet, Key] | None = None
    for sheet in sheets_of(check):
        for key, cell in sheet.cells():
            last = before.cell(sheet.spec.id, key)
            if last is None or cell.value is None or last.value is None:
                continue
            if cell.value != last.value:
                return
            count += 1
            filled += cell.value != 0
            first = first or (sheet, key)
    if first is not None and filled >= _LEAST_FILLED:
        sheet, key = first
        yield COPIED.at(
            check, sheet.span(key), sheet.spec.name, count=count, filled=filled, year=before.report.year
        )
