"""Real reports: every file is read, whole tables cell by cell, the founding case down to its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from govlint.reading import read
from govlint.report.model import Report
from tests.corpus import CORPUS

CELLS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cells.yaml").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in CORPUS.iterdir() if path.suffix in (".txt", ".md")) if CORPUS else []
pytestmark = pytest.mark.skipif(
    CORPUS is None, reason="the corpus of real reports is not beside the checkout"
)


def corpus(name: str) -> Report:
    assert CORPUS is not None
    if name.endswith(".html"):
        pytest.importorskip("lxml")
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    return read((CORPUS / name).read_bytes(), name)


@pytest.mark.parametrize("name", CELLS)
def test_whole_tables_are_read_to_the_last_cell(name: str) -> None:
    report = corpus(name)
    found = {
        table.id: {
            id_: " ".join((cell.raw.strip() or "_") if cell else "?" for cell in row.cells)
            for id_, row in table.rows.items()
        }
        for section in report.sections
        for table in section.tables
    }
    assert found == CELLS[name]


@pytest.mark.parametrize("name", FILES)
def test_every_report_has_its_title_and_year(name: str) -> None:
    report = corpus(name)
    assert report.title is not None
    # The file's name begins with the report year.
    assert report.year == int(name[:4])
    assert report.organ.name or name.startswith("2022-x-qu")


#: figures that are read in flattened and crawled tables, with what the copies lost left out
PARTIAL = {
    "2016-jinkouhe-xiang.txt": {},
    "2019-tianjindongli-jiaoyuju.txt": {
        "table2_item1": {"regulations": "0 0 0", "normative_documents": "13 11 11"},
        "table2_item5": {"administrative_license": "0 0 0", "other_external_services": "0 0 0"},
    },
    "2020-huaihuahongjiang-jiaotongju.txt": {
        "table2_item1": {"regulations": "? ? ?", "normative_documents": "? ? ?"},
        "table2_item5": {"administrative_license": "19 +4 ?", "other_external_services": "? ? ?"},
        "table2_item6": {"administrative_penalty": "35 +12 ?", "administrative_compulsion": "28 +12 ?"},
        "table2_item8": {"administrative_fees": "? ?"},
        "table2_item9": {"centralized_procurement": "1 20000"},
    },
    "2020-tianmen-tuoshizhen.txt": {
        "table2_item1": {"regulations": "0 0 0", "normative_documents": "34 4 47"},
    },
    "2020-yongkang-jiaotongju.txt": {
        "table2_item1": {"regulations": "0 0 0", "normative_documents": "0 0 0"},
        "table2_item5": {"administrative_license": "106 2939 _", "other_external_services": "40 3068 _"},
        "table2_item6": {"administrative_penalty": "663 519 333", "administrative_compulsion": "0 _ _"},
    },
    "2021-zhashui-fenghuangzhen.txt": {
        "table2_item1": {"regulations": "0 0 0", "normative_documents": "0 0 0"},
        "table2_item5": {"administrative_license": "0"},
        "table2_item6": {"administrative_penalty": "0", "administrative_compulsion": "0"},
        "table2_item8": {"administrative_fees": "0"},
        "table3": {
            "new_received": "0 _ _ _ _ _ _", "carried_over": "0 _ _ _ _ _ _", "granted": "0 _ _ _ _ _ _",
        },
    },
    "2021-x-qujiaoyuju-rwldrm.txt": {
        "table2_item1": {},
        "table2_item5": {"administrative_license": "5"},
        "table2_item6": {"administrative_penalty": "0", "administrative_compulsion": "0"},
        "table2_item8": {"administrative_fees": "282.1"},
    },
    "2023-x-qutongjiju.txt": {
        "table2_item1": {"regulations": "/ / /", "normative_documents": "0 0 0"},
        "table2_item5": {"administrative_license": "0"},
        "table2_item6": {"administrative_penalty": "0", "administrative_compulsion": "0"},
        "table2_item8": {"administrative_fees": "0"},
        "table3": {"new_received": "_ _ _ _ _ _ 0", "carried_over": "_ _ _ _ _ _ 0"},
    },
    "2025-suqianyanghe-xinqu-table3.md": {
        "table3": {
            "new_received": "60 ? ? ? ? 1 62", "carried_over": "0 ? ? ? ? 0 0",
            "results_total": "61 ? ? ? ? 0 62", "carried_forward": "0 ? ? ? ? 0 0",
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("name", PARTIAL)
def test_damaged_tables_give_what_is_sure(name: str) -> None:
    found = {
        table.id: {
            id_: " ".join((cell.raw.strip() or "_") if cell else "?" for cell in row.cells)
            for id_, row in table.rows.items()
        }
        for section in corpus(name).sections
        for table in section.tables
    }
    assert {id_: found.get(id_) for id_ in PARTIAL[name]} == PARTIAL[name]


def test_the_founding_case() -> None:
    report = corpus("2017-shenzhenpingshan-quzhengfu.txt")
    assert report.year == 2017
    assert report.organ.name == "深圳市坪山區"
    assert [section.id for section in report.sections] == [
        "overview", "proactive", "requests_and_refusals", "fees", "reconsideration_litigation", "problems",
    ]  # fmt: skip
    assert len(report.intro) == 1
    assert report.period is not None
    assert report.period.value == "2017年1月1日至2017年12月31日"
    assert report.whole
    paragraph = next(
        paragraph.text for paragraph in report.sections[1].paragraphs if "14740" in paragraph.text.value
    )
    at = paragraph.value.index("14740")
    assert paragraph.span(at, at + 5)[:4] == (18, 85, 18, 90)
    assert not any("詞條" in one.text.value for one in report.sections[-1].paragraphs)


SECTIONS = {
    "2009-shangyu-xiaguanzhen.txt": [
        "requests_and_refusals", "fees", "reconsideration_litigation", "problems",
    ],
    "2010-haikou-weishengju.txt": ["overview", "proactive"],
    "2012-shanghai-shi.txt": ["overview"],
    "2016-shaoguanwujiang-longguizhen.txt": [
        "overview", "proactive", "response", "consultation", "reconsideration_litigation",
    ],
    "2019-qingshuixian.txt": [],
    "2020-tianmen-tuoshizhen.txt": ["sec1", "sec2"],
    "2020-weishan-liangchengzhen.txt": ["sec1", "sec2", "sec3"],
    "2021-haikoulonghua-sifaju.txt": ["sec1", None, "sec4", None],
    "2023-longyou-hengshanzhen.txt": ["sec1"],
    "2023-suqian-shi.txt": ["sec1", "sec2", "sec3", "sec4", "sec5", "sec6"],
    "2025-shuyang-xianzhengfu.md": ["sec1", "sec2", "sec3", "sec4", "sec5", "sec6"],
}  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_sections(name: str) -> None:
    assert [section.id for section in corpus(name).sections] == SECTIONS[name]
