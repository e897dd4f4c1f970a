"""PDF files: tables from ruling lines, paragraphs from lines, places."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govlint.report.document import Document, Line
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.normalise import fold
from govlint.sources import load as load_any
from tests.corpus import CORPUS
from tests.documents.pdfs import Sheet, pdf
from tests.documents.shown import at, cells_of, furniture_of, grids_of, images_of, lines_of, rows_of, rules_of

reader = pytest.importorskip("govlint.sources.pdf")
pytest.importorskip("pypdfium2")


def load(*sheets: Sheet, limits: Limits = DEFAULT_LIMITS) -> Document:
    found = reader.load(pdf(*sheets), "report.pdf", limits)
    assert isinstance(found, Document)
    return found


def test_lines_come_from_top_to_bottom() -> None:
    sheet = Sheet().text(100, 600, "后").text(100, 700, "前").text(112, 700, "面")
    assert lines_of(load(sheet)) == ["前面", "后"]


def test_a_blank_stands_where_one_is_seen() -> None:
    sheet = Sheet().text(100, 700, "共 3 件").text(100, 600, "甲").text(300, 600, "乙")
    assert lines_of(load(sheet)) == ["共 3 件", "甲  乙"]


def test_bold_type_printed_twice_is_read_once() -> None:
    sheet = Sheet().text(100, 700, "11件").text(100.3, 700, "11件")
    assert lines_of(load(sheet)) == ["11件"]


WIDE = "政府信息公开工作年度报告由办公室编制现向社会公布欢迎"


def test_broken_lines_are_joined() -> None:
    sheet = Sheet()
    for number, (x, words) in enumerate(
        [
            (124, WIDE[:-2]), (100, WIDE), (100, "全年公开3条。"), (124, "二段" + WIDE[:-4]), (100, "完。"),
            (124, "三段。"), (124, "四段" + WIDE[:-4]), (100, WIDE),
        ]
    ):  # fmt: skip
        sheet.text(x, 700 - 20 * number, words)
    assert lines_of(load(sheet)) == [
        WIDE[:-2] + WIDE + "全年公开3条。",
        "二段" + WIDE[:-4] + "完。",
        "三段。",
        "四段" + WIDE[:-4] + WIDE,
    ]


def test_lines_of_small_type_with_a_wide_indent_are_joined() -> None:
    """An indent fixed in points is more than two characters of small type."""
    sheet = Sheet()
    for number, (x, words) in enumerate(
        [
            (132, WIDE[:-4]),
            (100, "第一段完。"),
            (132, WIDE[:-4]),
            (100, WIDE),
            (100, "第二段完。"),
            (132, "三。"),
        ]
    ):
        sheet.text(x, 700 - 16 * number, words, 8)
    assert lines_of(load(sheet)) == [WIDE[:-4] + "第一段完。", WIDE[:-4] + WIDE + "第二段完。", "三。"]


def test_rows_of_a_table_without_rules_are_no_paragraph() -> None:
    sheet = Sheet()
    for number, (words, figures) in enumerate(
        [("一、新收", "412"), ("二、结转", "300"), ("三、其他", "112")]
    ):
        y = 700 - 16 * number
        sheet.text(100, y, words).text(220, y, figures[0]).text(300, y, figures[1]).text(400, y, figures[2])
    sheet.text(100, 600, WIDE).text(100, 580, WIDE)
    assert lines_of(load(sheet))[:2] == ["一、新收  4  1  2", "二、结转  3  0  0"]


def test_paragraphs_and_page_numbers_across_pages() -> None:
    first = Sheet().text(124, 120, WIDE[:-2]).text(100, 100, WIDE).text(280, 30, "- 1 -")
    second = Sheet().text(100, 780, "续完。").text(124, 760, "二段。").text(280, 30, "- 2 -")
    document = load(first, second)
    assert lines_of(document) == [WIDE[:-2] + WIDE + "续完。", "二段。"]
    assert furniture_of(document) == ["- 1 -", "- 2 -"]
    text = document.blocks[0]
    assert isinstance(text, Line)
    last = text.text.value.index("续")
    assert (text.text.span(last, last + 2).locator or {})["page"] == 2


def test_running_heads() -> None:
    sheets = [Sheet().text(200, 800, "某局年度报告").text(100, 600 - n, f"第{n}段文字。") for n in range(3)]
    document = load(*sheets)
    assert furniture_of(document) == ["某局年度报告"] * 3


def test_a_title_is_no_running_head() -> None:
    document = load(Sheet().text(200, 800, "某局2023年年度报告").text(100, 600, "文。"))
    assert lines_of(document) == ["某局2023年年度报告", "文。"]


def test_places_name_page_and_box() -> None:
    document = load(Sheet(), Sheet().text(100, 700, "受理申请"))
    text = document.blocks[0]
    assert isinstance(text, Line)
    locator = text.text.span(2, 4).locator or {}
    assert locator["page"] == 2
    box = locator["box"]
    assert isinstance(box, tuple)
    assert box[0] == pytest.approx(124, abs=0.2)
    assert box[2] == pytest.approx(148, abs=0.2)
    assert box[1] < 701 < box[3]


XS: list[float] = [100, 200, 260, 320]


def test_a_ruled_table() -> None:
    sheet = (
        Sheet().text(100, 700, "表").grid(XS, [650, 630, 610], [["规章", "1", "2"], ["许可\n续", "", "4"]])
    )
    sheet.text(100, 500, "后")
    document = load(sheet)
    assert lines_of(document) == ["表", "后"]
    (grid,) = grids_of(document)
    assert rows_of(grid) == [["规章", "1", "2"], ["许可\n续", "", "4"]]
    blank = at(grid, 1, 1).text.span().locator or {}
    assert blank["box"] == (200.0, 610.0, 260.0, 630.0)


def test_merged_cells_are_found_by_missing_rules() -> None:
    sheet = Sheet()
    for rule in [
        (100, 600, 300, 600), (100, 540, 300, 540), (100, 600, 100, 540), (300, 600, 300, 540),
        (160, 600, 160, 540), (160, 570, 300, 570), (230, 570, 230, 540),
    ]:  # fmt: skip
        sheet.rule(*rule)
    for x, y, words in [(110, 565, "角"), (200, 580, "头"), (180, 550, "甲"), (250, 550, "乙")]:
        sheet.text(x, y, words)
    (grid,) = grids_of(load(sheet))
    assert cells_of(grid) == [(0, 0, 2, 1, "角"), (0, 1, 1, 2, "头"), (1, 1, 1, 1, "甲"), (1, 2, 1, 1, "乙")]


def test_rules_drawn_as_thin_boxes_and_as_frames() -> None:
    sheet = Sheet()
    for y in (600, 580, 560):
        sheet.box(100, y, 200, y + 0.5, "f")
    for x in (100, 150, 200):
        sheet.box(x, 560, x + 0.5, 600, "f")
    sheet.text(110, 585, "甲").text(160, 585, "1").text(110, 565, "乙").text(160, 565, "2")
    frames = Sheet()
    for x in (100, 150):
        for y, words in ((560, "甲"), (580, "1")):
            frames.box(x, y, x + 48, y + 18).text(x + 10, y + 4, words)
    document = load(sheet, frames.text(100, 700, "另一张表"))
    assert [(grid.height, grid.width) for grid in grids_of(document)] == [(2, 2), (2, 2)]


def test_a_table_without_rules_at_its_sides() -> None:
    sheet = Sheet()
    for y in (600, 580, 560):
        sheet.rule(100, y, 300, y)
    sheet.rule(180, 600, 180, 560).rule(240, 600, 240, 560)
    for y, words in ((585, "甲12"), (565, "乙34")):
        for x, sign in zip((110, 190, 250), words, strict=True):
            sheet.text(x, y, sign)
    assert rows_of(grids_of(load(sheet))[0]) == [["甲", "1", "2"], ["乙", "3", "4"]]


def test_frames_and_backgrounds_are_no_tables() -> None:
    sheet = Sheet().box(20, 20, 575, 822).box(0, 0, 595, 842, "f").text(100, 700, "正文。")
    document = load(sheet)
    assert lines_of(document) == ["正文。"]
    assert not grids_of(document)


HEAD = ["项目", "甲", "乙"]


def test_tables_are_joined_over_pages_without_repeated_headers() -> None:
    first = Sheet().grid(XS, [120, 100, 80], [HEAD, ["1.规章", "1", "2"]]).text(280, 30, "1")
    second = Sheet().grid(XS, [800, 780, 760], [HEAD, ["2.许可", "3", "4"]]).text(280, 30, "2")
    document = load(first, second)
    (grid,) = grids_of(document)
    assert rows_of(grid) == [HEAD, ["1.规章", "1", "2"], ["2.许可", "3", "4"]]
    assert (at(grid, 2, 1).text.span().locator or {})["page"] == 2
    assert furniture_of(document) == ["1", "2"]


@pytest.mark.parametrize("figures", [("1", "2"), ("１", "２")])
def test_a_row_cut_by_the_page_end_is_mended(figures: tuple[str, str]) -> None:
    first = Sheet().grid(XS, [120, 100, 80], [HEAD, ["1.没有现成信息", *figures]])
    second = Sheet().grid(XS, [800, 780, 760], [["需另行制作", "", ""], ["2.许可", "3", "4"]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid) == [HEAD, ["1.没有现成信息\n需另行制作", *figures], ["2.许可", "3", "4"]]


def test_an_empty_row_after_the_page_end_stays_one() -> None:
    first = Sheet().grid(XS, [120, 100, 80], [HEAD, ["1.规章", "1", "2"]])
    second = Sheet().grid(XS, [800, 780, 760], [["2.许可", "", ""], ["3.处罚", "3", "4"]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid)[2] == ["2.许可", "", ""]


def test_a_merged_label_cut_by_the_page_end_is_mended() -> None:
    first = Sheet()
    for rule in [
        (100, 120, 320, 120), (160, 100, 320, 100), (100, 80, 320, 80), (100, 120, 100, 80),
        (160, 120, 160, 80), (260, 120, 260, 80), (320, 120, 320, 80),
    ]:  # fmt: skip
        first.rule(*rule)
    first.text(102, 95, "（一）", 10).text(162, 105, "1.甲", 10).text(265, 105, "1").text(162, 85, "2.乙", 10)
    first.text(265, 85, "2")
    second = Sheet().grid([100, 160, 260, 320], [800, 780], [["", "3.丙", "3"]])
    (grid,) = grids_of(load(first, second))
    assert cells_of(grid)[0] == (0, 0, 3, 1, "（一）")
    assert rows_of(grid)[2] == ["3.丙", "3"]


@pytest.mark.parametrize(
    ("width", "rows", "read"),
    [
        (26, ["344\n0", "75"], ["3440", "75"]),
        (26, ["267\n647\n4", "75"], ["2676474", "75"]),
        (37, ["１７\n０", "７"], ["１７０", "７"]),
        # There was room for another digit, or the last line is longer than the first.
        (60, ["344\n0", "75"], ["344\n0", "75"]),
        (26, ["34\n075", "75"], ["34\n075", "75"]),
        # A rule is missing between two rows: every figure has two lines.
        (26, ["344\n0", "352\n5"], ["344\n0", "352\n5"]),
    ],
)
def test_a_figure_broken_in_a_narrow_cell_is_one(width: float, rows: list[str], read: list[str]) -> None:
    xs = [100.0, 200.0, 200 + width, 200 + 2 * width]
    sheet = Sheet().grid(xs, [650, 600, 580], [["一、新收", *rows], ["二、结转", "1", "2"]])
    (grid,) = grids_of(load(sheet))
    assert rows_of(grid) == [["一、新收", *read], ["二、结转", "1", "2"]]


def test_two_figures_in_one_cell_are_uncertain() -> None:
    sheet = Sheet().grid(XS, [650, 630, 610], [["规章", "1", ""], ["许可", "3", "4"]]).text(235, 639, "6", 10)
    (grid,) = grids_of(load(sheet))
    assert rows_of(grid) == [["规章", "1  6", ""], ["许可", "3", "4"]]
    assert not at(grid, 0, 1).certain
    assert at(grid, 1, 1).certain


def test_a_figure_cut_by_the_page_end_is_mended() -> None:
    xs = [100.0, 200.0, 226.0, 252.0]
    first = Sheet().grid(xs, [120, 100, 80], [["1.新收", "1", "2"], ["2.总计", "344", "7"]])
    second = Sheet().grid(xs, [800, 780, 760], [["", "0", ""], ["3.结转", "3", "4"]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid) == [["1.新收", "1", "2"], ["2.总计", "3440", "7"], ["3.结转", "3", "4"]]


def test_a_row_without_a_label_after_the_page_end_stays_one() -> None:
    first = Sheet().grid(XS, [120, 100, 80], [["1.新收", "1", "2"], ["2.总计", "344", "7"]])
    second = Sheet().grid(XS, [800, 780, 760], [["", "0", "1"], ["3.结转", "3", "4"]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid)[1:3] == [["2.总计", "344", "7"], ["", "0", "1"]]


def test_names_of_columns_cut_by_the_page_end_are_mended() -> None:
    first = Sheet().grid(XS, [120, 100, 60], [["行政复议", "", ""], ["结果\n维", "结果\n纠", "总计"]])
    second = Sheet().grid(XS, [800, 780, 760], [["持", "正", ""], ["2", "0", "2"]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid) == [["行政复议", "", ""], ["结果\n维\n持", "结果\n纠\n正", "总计"], ["2", "0", "2"]]


def test_merged_names_of_columns_cut_by_the_page_end_are_mended() -> None:
    """Beside the cut cells stands the division of another."""
    first = Sheet().grid([100.0, 160.0, 260.0, 320.0], [120.0, 80.0], [["自然", "法人或其他组织", "总"]])
    second = Sheet().grid(
        [100, 160, 210, 260, 320], [800, 770, 740], [["人", "企业", "其他", "计"], ["1", "2", "3", "6"]]
    )
    (grid,) = grids_of(load(first, second))
    assert [(cell.row, cell.rows, cell.text.value) for cell in grid.cells if cell.row < 2] == [
        (0, 2, "自然\n人"), (0, 1, "法人或其他组织"), (0, 2, "总\n计"), (1, 1, "企业"), (1, 1, "其他"),
    ]  # fmt: skip


@pytest.mark.parametrize(("above", "below"), [("（四\n）无\n法提", "供"), ("（五", "）不\n予处理")])
def test_a_label_broken_within_its_ordinal_and_cut_by_the_page_end_is_mended(above: str, below: str) -> None:
    first = Sheet().grid([100, 140, 260, 320], [120, 70], [[above, "1.没有现成信息", "1"]])
    second = Sheet().grid([100, 140, 260, 320], [800, 760], [[below, "需另行制作", ""]])
    (grid,) = grids_of(load(first, second))
    assert rows_of(grid) == [[f"{above}\n{below}", "1.没有现成信息\n需另行制作", "1"]]


def test_a_step_between_borders_is_no_row() -> None:
    """What a browser prints: a merged cell cut by the page end stops a little above the row beside it."""
    sheet = Sheet().rule(100, 700, 320, 700).rule(160, 674, 320, 674).rule(100, 680, 160, 680)
    sheet.rule(160, 640, 320, 640).rule(160, 610, 320, 610).rule(100, 610, 160, 610)
    for x in (100, 160, 260, 320):
        sheet.rule(x, 700, x, 610)
    sheet.text(165, 685, "8.甲", 10).text(265, 685, "1", 10).text(165, 655, "1.乙", 10).text(
        265, 655, "2", 10
    )
    sheet.text(102, 655, "（四）", 10).text(165, 620, "2.丙", 10).text(265, 620, "3", 10)
    sheet.rule(100, 674, 160, 674)
    (grid,) = grids_of(load(sheet))
    assert rows_of(grid) == [["", "8.甲", "1"], ["（四）", "1.乙", "2"], ["2.丙", "3"]]
    assert at(grid, 2, 0).rows == 2


def test_different_tables_on_two_pages_stay_apart() -> None:
    first = Sheet().grid(XS, [120, 100, 80], [HEAD, ["规章", "1", "2"]])
    second = Sheet().grid([90, 150, 330], [800, 780], [["许可", "3"]])
    assert len(grids_of(load(first, second))) == 2


def test_turned_pages_are_read_upright() -> None:
    sheet = Sheet().text(100, 200, "一二三", matrix="0 1 -1 0").text(120, 200, "四五", matrix="0 1 -1 0")
    document = load(sheet)
    assert lines_of(document) == ["一二三", "四五"]
    text = document.blocks[0]
    assert isinstance(text, Line)
    box = (text.text.span(0, 1).locator or {})["box"]
    assert isinstance(box, tuple)
    # In the space of the file, where the first character stands lowest.
    assert box[1] == pytest.approx(200, abs=1)
    assert box[3] == pytest.approx(212, abs=1)


def test_watermarks_across_the_page_are_left_out() -> None:
    sheet = Sheet().text(100, 700, "正文内容。").text(100, 300, "样稿", 40, "0.7 0.7 -0.7 0.7")
    assert lines_of(load(sheet)) == ["正文内容。"]


def test_pictures_are_named_and_small_ones_are_not() -> None:
    document = load(Sheet().text(100, 700, "三、").image(100, 300, 400, 600).image(10, 10, 40, 40))
    assert len(images_of(document)) == 1


def test_cells_of_a_recognised_scan_are_uncertain() -> None:
    sheet = Sheet().image(0, 0, 595, 842)
    for y in (600, 580, 560):
        sheet.rule(100, y, 200, y)
    for x in (100, 150, 200):
        sheet.rule(x, 600, x, 560)
    for x, y, words in [(110, 585, "甲"), (160, 585, "1"), (110, 565, "乙"), (160, 565, "2")]:
        sheet.text(x, y, words, mode=3)
    (grid,) = grids_of(load(sheet))
    assert not any(cell.certain for cell in grid.cells)


def test_scans_are_reported() -> None:
    assert rules_of(load(Sheet().image(0, 0, 595, 842))) == ["SRC018"]
    mixed = load(Sheet().text(100, 700, "文。"), Sheet().image(0, 0, 595, 842))
    assert rules_of(mixed) == ["SRC018"]
    assert mixed.problems[0].params["page"] == 2


def test_the_library_is_named_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    found = load_any(pdf(Sheet()), "x.pdf")
    assert [problem.rule for problem in found.problems] == ["SRC015"]


def test_reading_does_not_load_native_code_into_this_process() -> None:
    code = (
        "import sys; from govlint.sources import load; "
        f"load({pdf(Sheet().text(1, 1, 'x'))!r}, 'x.pdf'); assert 'pypdfium2' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(CORPUS is None, reason="no corpus beside the checkout")
def test_a_real_report() -> None:
    assert CORPUS
    data = (CORPUS / "2024-huaianhongze-quzhengfu.pdf").read_bytes()
    document = reader.load(data, "real.pdf", DEFAULT_LIMITS)
    table2, table3, table4 = grids_of(document)
    assert (table2.height, table3.height, table3.width, table4.width) == (14, 26, 10, 15)
    assert rows_of(table3)[3][1:] == ["95", "0", "0", "0", "0", "0", "95"]
    assert fold(at(table3, 20, 0).text.value).value == "三、本年度办理结果"
    assert at(table3, 17, 1).text.value == "（四）无法提供"
    assert rows_of(table4)[3] == list("110021000120103")
    assert [line for line in lines_of(document) if len(line) < 22][2:] == [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    ]  # fmt: skip
    assert len(furniture_of(document)) == 5
