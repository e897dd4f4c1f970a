"""STR rules about what could not be read in a document: images, rows, tables, text that breaks off."""

from __future__ import annotations

from govlint.rules._rule import Rule, register

_TITLE = "某县2023年政府信息公开工作年度报告（节选）\n"
_TWO = _TITLE + "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容 | 本年处理决定数量 |\n"
_GOOD = _TWO + "行政处罚 | 3 |\n行政强制 | 0 |\n"
_FORM = (
    _TITLE
    + "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
)
_NOT_CHECKED = {
    "en": "What was not read was not checked, and must not look as if it had passed.",
    "zh": "没有读到的内容就没有检查，不能视为通过。",
}
_FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
_INCOMPLETE = {
    "en": "The verdict on the file is incomplete, and nothing is concluded from what was not read.",
    "zh": "该文件的结论为 incomplete，对未读到的内容不作判断。",
}

register(
    Rule(
        code="STR051",
        name="table-is-an-image",
        severity="warning",
        summary={
            "en": "A prescribed table is given as an image and cannot be checked.",
            "zh": "应有的表格以图片形式出现，无法检查。",
        },
        message={
            "": {
                "en": "an image stands where the table is due; it cannot be checked",
                "zh": "应为表格处是图片，无法检查",
            }
        },
        why={
            "en": "Figures in an image cannot be checked, searched or read aloud by a screen reader.",
            "zh": "图片中的数据无法核对、检索，读屏软件也不能朗读。",
        },
        fix={"en": "Publish the table as a table.", "zh": "以表格形式发布。"},
        logic=_INCOMPLETE,
        bad="# " + _TITLE + "\n## " + _FOUR + "\n![表四](table4.png)\n",
        good="# " + _TITLE + "\n## " + _FOUR + "\n未发生行政复议、行政诉讼。\n",
        demands=("tables.readable",),
        example_name="report.md",
    )
)

register(
    Rule(
        code="STR055",
        name="row-not-read",
        severity="warning",
        summary={
            "en": "A row does not have one figure for each column, so its figures were not assigned.",
            "zh": "一行的数据个数与列数不符，未能对应到各列。",
        },
        message={
            "": {
                "en": "{row}: columns: {due}, figures read: {printed}; which is which cannot be told",
                "zh": "{row}：读到{printed}个数据，而表格有{due}列，无法对应",
            },
            "many": {
                "en": "{count} rows, from {row} on, do not have one figure for each of the {due} columns; "
                "which is which cannot be told",
                "zh": "自“{row}”起{count}行的数据个数与表格的{due}列不符，无法对应",
            },
            "empty": {
                "en": "no figures stand beside {count} rows, from {row} on: left blank, or lost in this copy",
                "zh": "自“{row}”起{count}行没有数据：未填写，或在此副本中丢失",
            },
            "empty-one": {
                "en": "no figures stand beside {row}: left blank, or lost in this copy",
                "zh": "“{row}”没有数据：未填写，或在此副本中丢失",
            },
            "blank": {
                "en": "{count} rows, from {row} on, have no figure for {columns}: left blank, or lost in "
                "this copy",
                "zh": "自“{row}”起{count}行没有“{columns}”的数据：未填写，或在此副本中丢失",
            },
            "blank-one": {
                "en": "{row} has no figure for {columns}: left blank, or lost in this copy",
                "zh": "“{row}”没有“{columns}”的数据：未填写，或在此副本中丢失",
            },
            "together": {
                "en": "the figures of {count} rows, from {row} on, are run together; none can be told apart",
                "zh": "自“{row}”起{count}行的数据连在一起，无法分列",
            },
            "together-one": {
                "en": "the figures of {row} are run together and cannot be told apart",
                "zh": "“{row}”的数据连在一起，无法分列",
            },
            "said": {"en": "{row} was not read: {reason}", "zh": "“{row}”未读取：{reason}"},
        },
        why={
            "en": (
                "In a table of which only the order of the cells is left, one blank cell shifts all that "
                "follow; guessing would report errors that are not there."
            ),
            "zh": "只剩单元格顺序的表格中，一个空格会使其后数据全部错位；猜测会产生误报。",
        },
        fix={
            "en": "Fill every cell, with 0 where nothing happened; or check the original document.",
            "zh": "每格均应填写，没有的填0；或者改用原始文件检查。",
        },
        logic=_INCOMPLETE,
        bad=_FORM + "规章\n0\n0\n行政规范性文件\n2\n0\n9\n",
        good=_FORM + "规章\n0\n0\n0\n行政规范性文件\n2\n0\n9\n",
        demands=("tables.readable", "cells.filled"),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR059",
        name="text-breaks-off",
        severity="info",
        summary={
            "en": "The text is only a part of a report; what is not in it was not judged.",
            "zh": "文本只是报告的一部分，未包含的内容不作判断。",
        },
        message={
            "": {
                "en": "“{last}” is the last part in this text; what may follow was not judged as missing, "
                "so the verdict is incomplete",
                "zh": "“{last}”是此文本的最后一部分，其后内容不按缺失处理，结论因此为“检查不完整”",
            },
            "open": {
                "en": (
                    "the text stops in the middle of “{last}”, the last part in it; neither its end nor what "
                    "may follow was judged, so the verdict is incomplete"
                ),
                "zh": ("文本在最后一部分“{last}”中间中断，末尾及其后内容均不作判断，结论因此为“检查不完整”"),
            },
            "begins": {
                "en": "the text begins with “{first}”; what may stand before it was not judged "
                "as missing, so the verdict is incomplete",
                "zh": "文本始于“{first}”，此前内容不按缺失处理，结论因此为“检查不完整”",
            },
            "nothing": {
                "en": "no part of a report was recognised here, so the verdict is incomplete",
                "zh": "未识别出报告的任何部分，结论因此为“检查不完整”",
            },
        },
        why={
            "en": (
                "Copies of pages often break off. Calling the rest of the report missing would be wrong, "
                "calling the report complete as well."
            ),
            "zh": "网页副本常不完整，既不能据此认定报告缺项，也不能认定报告完整。",
        },
        fix={"en": "Check the whole document.", "zh": "请检查完整的文件。"},
        logic={
            "en": (
                "A text or page is whole when something stands behind it with which reports end (an annex, a "
                "signature), or when it reaches the form's last part, or another of the parts that may stand "
                "last and ends there with a whole sentence and, under the national form, after both problems "
                "and improvements. Word and PDF files are always taken as whole. A text that stops in the "
                "middle of a sentence, a list or a table is not judged by what stands last."
            ),
            "zh": (
                "文本或网页有附表、落款等报告结尾内容的，写到格式最后部分的，或者写到其他可作结尾的部分并以完整"
                "语句结束（统一格式下问题和改进均已写明）的，视为完整。Word、PDF 一律视为完整。在句子、列举或"
                "表格中间断开的，末尾内容不据以判断。"
            ),
        },
        bad="某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n二、主动公开政府信息情况\n",
        good="某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n"
        "五、存在的主要问题及改进情况\n解读不够及时，将加强培训。\n六、其他需要报告的事项\n无。\n",
        demands=("structure.sections",),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR060",
        name="table-not-read",
        severity="warning",
        summary={
            "en": "A table with figures is none that the form has.",
            "zh": "有数据的表格与统一格式的表格都对不上。",
        },
        message={
            "": {
                "en": "this table ({figures} figures) matches none of the form's; it was not checked",
                "zh": "此表（{figures}个数据）与统一格式的表格都不符，未检查",
            },
            "said": {"en": "this table was not read: {reason}", "zh": "此表未读取：{reason}"},
        },
        why=_NOT_CHECKED,
        fix={
            "en": "Print rows and columns with the labels of the form.",
            "zh": "按统一格式的行名、列名填表。",
        },
        logic=_INCOMPLETE,
        bad=_TITLE + _FOUR + "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 | 0 | 1 |\n| 2 | 0 | 2 |\n",
        good=_GOOD,
        demands=("tables.readable",),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR061",
        name="cell-uncertain",
        severity="warning",
        summary={
            "en": "A cell could not be read with certainty.",
            "zh": "单元格不能确切读取。",
        },
        message={
            "": {
                "en": "{row}: not sure that this is what is printed; nothing is concluded from it",
                "zh": "{row}：不能确定原文即是如此，不据以判断",
            },
            "said": {
                "en": "{row}: a figure was not read: {reason}",
                "zh": "{row}：有数据未读取：{reason}",
            },
        },
        why=_NOT_CHECKED,
        fix={"en": "Check the original document by eye.", "zh": "请对照原件核对。"},
        logic=_INCOMPLETE,
        bad=_TITLE
        + "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 |\n"
        + "|\n|\n|\n|\n|\n|\n0 |\n|\n|\n二、上年结转政府信息公开申请数量 |\n|\n|\n|\n|\n|\n|\n0 |\n||\n",
        good=_GOOD,
        demands=("tables.readable",),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR063",
        name="row-twice",
        severity="warning",
        summary={
            "en": "A row stands twice in a table.",
            "zh": "表格中同一行出现两次。",
        },
        message={
            "": {
                "en": "{row} stands here a second time; neither is used",
                "zh": "{row}在此第二次出现，两处数据均不采用",
            }
        },
        why={
            "en": "Which of the two is meant cannot be told.",
            "zh": "无法判断以哪一处为准。",
        },
        fix={"en": "Leave one of them out.", "zh": "删去其中一行。"},
        logic=_INCOMPLETE,
        bad=_TWO + "行政处罚 | 3 |\n行政强制 | 0 |\n行政处罚 | 4 |\n",
        good=_GOOD,
        demands=("tables.readable",),
        example_name="report.txt",
    )
)

_REST = (
    "四、政府信息公开行政复议、行政诉讼情况\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
    "五、存在的主要问题及改进情况\n解读不够及时，将加强培训。\n六、其他需要报告的事项\n无。\n"
)
_WHOLE = (
    "某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条。\n二、主动公开政府信息情况\n"
    "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    "规章 | 0 | 0 | 0 |\n行政规范性文件 | 0 | 0 | 0 |\n"
    "第二十条第（五）项\n行政许可 | 0 |\n第二十条第（六）项\n行政处罚 | 0 |\n行政强制 | 0 |\n"
    "第二十条第（八）项\n行政事业性收费 | 0 |\n"
    "三、收到和处理政府信息公开申请情况\n"
)

register(
    Rule(
        code="STR064",
        name="table-not-read-whole",
        severity="warning",
        summary={
            "en": "Some of the cells that a prescribed table must have were not read.",
            "zh": "应有的表格未能读全。",
        },
        message={
            "": {
                "en": "of {due} cells {read} were read; the others were not checked",
                "zh": "应有{due}格，只读到{read}格，其余未检查",
            }
        },
        why=_NOT_CHECKED,
        fix={
            "en": "Print each row with its label and a figure for each column, or check the original.",
            "zh": "每行写明行名并逐列填写；或者改用原始文件检查。",
        },
        logic={
            "en": (
                "On whole reports of the national form, and only where no other finding says what is missing "
                "of the table. A report of which a table was not read whole never passes: without an error "
                "its verdict is incomplete."
            ),
            "zh": (
                "仅对适用统一格式的完整报告提示；其他提示已说明该表缺少内容的，不再重复。表格未读全的报告不会判为"
                "通过：没有error的，结论为incomplete。"
            ),
        },
        bad=_WHOLE + "一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0\n二、上年结转 无\n" + _REST,
        good=_GOOD,
        demands=("tables.readable", "tables.complete"),
        example_name="report.txt",
    )
)
