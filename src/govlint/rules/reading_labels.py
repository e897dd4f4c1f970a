"""STR rules about what the reader of documents read with a doubt: labels, columns, rows of other forms."""

from __future__ import annotations

from govlint.rules._rule import Rule, register

_TITLE = "某县2023年政府信息公开工作年度报告（节选）\n"
_TWO = _TITLE + "二、主动公开政府信息情况\n第二十条第（六）项\n"
_HEADER = "信息内容 | 本年处理决定数量 |\n"
_GOOD = _TWO + _HEADER + "行政处罚 | 3 |\n行政强制 | 0 |\n"
_NOTHING_SILENT = {
    "en": "Whoever reads the result must be able to tell what was printed from what the program made of it.",
    "zh": "检查结果应当让人分清原文写的是什么，程序又把它读成了什么。",
}

register(
    Rule(
        code="STR050",
        name="label-read-approximately",
        severity="info",
        summary={
            "en": "A row or column label differs from the form's and was read as the one it is like.",
            "zh": "行名或列名与统一格式不同，按最接近的名称读取。",
        },
        message={
            "": {"en": "“{printed}” was read as “{official}”", "zh": "“{printed}”读作“{official}”"},
        },
        why=_NOTHING_SILENT,
        fix={"en": "Print the label as the form has it.", "zh": "按统一格式的名称填写。"},
        logic={
            "en": "info; the figures are checked. A label like two labels of the form alike is not read.",
            "zh": "info，数据照常检查。与两个名称同样接近的不读取。",
        },
        bad=_TWO + _HEADER + "行政处法 | 3 |\n行政强制 | 0 |\n",
        good=_GOOD,
        demands=("tables.labels", "tables.complete"),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR052",
        name="columns-of-another-form",
        severity="info",
        summary={
            "en": "A table follows another year's form, so its figures were not read.",
            "zh": "表格采用其他年度的格式，数据未读取。",
        },
        message={
            "": {
                "en": "“{printed}” is a column of another form ({form}); its figures count other things",
                "zh": "“{printed}”是“{form}”的栏目，所列数据含义不同",
            },
            "table": {
                "en": "“{printed}” is a table of another form ({form}); its figures are not checked",
                "zh": "“{printed}”是“{form}”的表格，其中数据不检查",
            },
        },
        why={
            "en": "Figures of other columns must not be compared with what this year's columns ask for.",
            "zh": "栏目含义不同的数据不能按本年度格式比对。",
        },
        fix={
            "en": "Fill the table of the form that is due for the year.",
            "zh": "按报告年度适用的格式填表。",
        },
        logic={
            "en": "info; silent where form-of-another-year reports that the wrong form was used.",
            "zh": "info；已由 form-of-another-year 报告格式使用错误的，不再报告。",
        },
        explained_by="STR012",
        bad=_TITLE
        + "二、主动公开政府信息情况\n第二十条第（六）项\n"
        + "信息内容 | 上一年项目数量 | 处理决定数量 |\n行政处罚 | 3 | 3 |\n行政强制 | 0 | 0 |\n",
        good=_GOOD,
        demands=("form.year",),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR053",
        name="row-not-in-form",
        severity="info",
        explained_by="STR012",
        summary={"en": "A table has a row that the form does not have.", "zh": "表格中有统一格式没有的行。"},
        message={
            "": {
                "en": "the row “{printed}” is not in the form; what stands in it was not checked",
                "zh": "行“{printed}”不在统一格式中，其中数据未检查",
            },
            "form": {
                "en": "“{printed}” is a row of another form ({form}); what stands in it was not checked",
                "zh": "“{printed}”是“{form}”的行，其中数据未检查",
            },
        },
        why=_NOTHING_SILENT,
        fix={
            "en": "If the label is misspelt, correct it; otherwise report such figures in the text.",
            "zh": "名称有误的请更正；格式以外的数据可在正文中说明。",
        },
        logic={
            "en": (
                "info; the other rows are read and checked. Silent on rows of another year's form "
                "where form-of-another-year (STR012) says that the whole table is."
            ),
            "zh": (
                "info；其他行照常读取和检查。已由form-of-another-year（STR012）指出整张表格采用其他年"
                "度格式的，不再逐行提示。"
            ),
        },
        bad=_TWO + _HEADER + "行政处罚 | 3 |\n行政强制 | 0 |\n行政检查 | 7 |\n",
        good=_GOOD,
        demands=("tables.labels", "tables.complete"),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR054",
        name="column-not-in-form",
        severity="info",
        summary={
            "en": "A table has a column that the form does not have.",
            "zh": "表格中有统一格式没有的列。",
        },
        message={
            "": {
                "en": "the column “{printed}” is not in the form; its figures were not checked",
                "zh": "列“{printed}”不在统一格式中，其数据未检查",
            }
        },
        why=_NOTHING_SILENT,
        fix={
            "en": "If the label is misspelt, correct it; otherwise leave the column out.",
            "zh": "名称有误的请更正；格式以外的列应删去。",
        },
        logic={
            "en": (
                "info; the other columns are read and checked. Silent where no column is named as in "
                "the form (STR062) or the table is another year's (STR052)."
            ),
            "zh": (
                "info；其他列照常读取和检查。各列名称均与统一格式不符的（STR062），或采用其他年度表格"
                "的（STR052），不在此提示。"
            ),
        },
        bad=_TITLE
        + "二、主动公开政府信息情况\n第二十条第（一）项\n"
        + "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注页码 |\n规章 | 0 | 0 | 0 | 1 |\n",
        good=_GOOD,
        demands=("tables.labels", "tables.complete"),
        example_name="report.txt",
    )
)

register(
    Rule(
        code="STR062",
        name="columns-read-by-position",
        severity="info",
        summary={
            "en": "The column labels are not the form's; the columns were read in the form's order.",
            "zh": "列名与统一格式不符，按统一格式的顺序读取。",
        },
        message={
            "": {
                "en": "the {columns} columns are not named as in the form; they were read in its order",
                "zh": "{columns}列的名称与统一格式不符，按其顺序读取",
            },
            "doubtful": {
                "en": (
                    "the labels of these {columns} columns name other things; the figures were read in the "
                    "form's order, but nothing is concluded from them"
                ),
                "zh": "这{columns}列的名称另有所指，数据按统一格式顺序读取，但不据以判断",
            },
            "fewer": {
                "en": (
                    "{named} columns are named, the form has {columns}; rows have a figure for each of "
                    "these and were read in its order"
                ),
                "zh": "列名只有{named}个，统一格式为{columns}列；各行数据齐全，按统一格式顺序读取",
            },
            "borne-out": {
                "en": (
                    "the labels of these {columns} columns name other things; the figures were read in the "
                    "form's order, which every sum of the table bears out"
                ),
                "zh": "这{columns}列的名称另有所指，数据按统一格式顺序读取，表内各项合计均与之相符",
            },
        },
        why=_NOTHING_SILENT,
        fix={"en": "Print the column labels as the form has them.", "zh": "按统一格式填写列名。"},
        logic={
            "en": (
                "Only where there are as many columns as in the form and those that are named stand in "
                "their places. Labels that name rows of the table make the figures doubtful, unless every "
                "sum that they take part in holds and ties them to rows that are not in doubt."
            ),
            "zh": (
                "仅当列数与统一格式相同、能识别的列位置相符时适用。列名为本表行名的，数据存疑；其参与的各项合计"
                "均相符、且与无疑义的行相互印证的，予以采信。"
            ),
        },
        bad=_TITLE
        + "三、收到和处理政府信息公开申请情况\n"
        + "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n"
        + "| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n",
        good=_GOOD,
        demands=("tables.labels", "tables.complete"),
        example_name="report.txt",
    )
)
