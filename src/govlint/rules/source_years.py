"""SRC rules about what a file is: no report at all, or a report of a year without a form."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._samples import EMPTY
from govlint.rules._unread import stops

register(
    Rule(
        code="SRC014",
        name="not-a-report",
        severity="error",
        summary={
            "en": "The file is readable, but it is no annual report.",
            "zh": "文件可以读取，但不是年度报告。",
        },
        message={
            "": {
                "en": "this file is no report: a report in YAML or JSON begins with `govlint: 1`",
                "zh": "该文件不是报告：YAML 或 JSON 格式的报告以 `govlint: 1` 开头",
            },
            "text": {
                "en": "no annual report on government information disclosure was recognised in this text",
                "zh": "在该文本中没有识别出政府信息公开工作年度报告",
            },
            "school": {
                "en": "this is a university's report on its own disclosure, for a school year, which follows "
                "another regulation (Ministry of Education Order 29); it was not checked",
                "zh": "该文本是高等学校按学年编制的信息公开年度报告，依据《高等学校信息公开办法》"
                "（教育部令第29号），不适用政府信息公开工作年度报告格式，未作检查",
            },
        },
        why={
            "en": "Nothing in the file can be compared with the regulation.",
            "zh": "文件中没有可与法规对照的内容。",
        },
        fix={
            "en": "Leave the file out of the check, or add `govlint: 1` if it is meant to be a report.",
            "zh": "检查时排除该文件；若确为报告，请加上 `govlint: 1`。",
        },
        logic=stops(
            "So for a file named on the command line; one found in a folder, and with --skip-other-files one "
            "that was named, is told of as info, and its verdict is unchecked. YAML and JSON are reports "
            "where they have `govlint`, or `title` and `sections`; other files where they have the title of "
            "a report, a part or table of a form, or a word on the subject.",
            "以上适用于命令行指定的文件；在文件夹中找到的文件，以及使用--skip-other-files时指定的文件，为info，"
            "结论为“未检查”。YAML和JSON含`govlint`，或同时含`title`和`sections`的，视为报告；其他文件有报告标题、"
            "统一格式的部分或表格，或提到政府信息公开的，视为报告。",
        ),
        bad="name: example\nversion: 3\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC019",
        name="year-unknown",
        severity="error",
        summary={"en": "The year reported on is not known.", "zh": "无法确定报告年度。"},
        message={
            "": {
                "en": "the report year was found neither in the title nor in the text; "
                "give `year:` in the file or --year on the command line",
                "zh": "标题和正文中都没有找到报告年度；请在文件中写明 `year:`，或在命令行用 --year 指定",
            }
        },
        why={
            "en": "The year decides which regulation and which form apply.",
            "zh": "报告年度决定适用哪部法规和哪种格式。",
        },
        fix={"en": "State the year.", "zh": "写明年度。"},
        logic=stops(
            "Looked for in the declared year or the title, then in --year, in the stated period, in what "
            "most sentences are about, in the file's name (SRC025 says where it was only inferred). "
            "Without a year only the arithmetic of the report's own figures is checked (TXT and SUM "
            "rules).",
            "依次查找声明的年度或标题、--year、统计期限、多数语句所述年份、文件名（仅由推定得出的，由SRC0"
            "25说明）。没有年度时，只检查报告自身数据的算术关系（TXT、SUM规则）。",
        ),
        bad="govlint: 1\ntitle: 某县政府信息公开工作年度报告\nexcerpt: true\nsections: []\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC020",
        name="year-before-regulation",
        severity="error",
        summary={
            "en": "The year lies before the regulation came into force.",
            "zh": "年度早于条例施行。",
        },
        message={
            "": {
                "en": "no form is known for a report of {year}; reports begin with {first}",
                "zh": "没有适用于 {year} 年的报告格式；年度报告从 {first} 年开始",
            }
        },
        why={
            "en": "The regulation came into force on 1 May 2008; 2008 is the first year reported on.",
            "zh": "《政府信息公开条例》自2008年5月1日起施行，2008年为第一个报告年度。",
        },
        fix={"en": "Correct the year.", "zh": "改正年度。"},
        logic=stops(
            "Only the arithmetic of the report's own figures is checked then (TXT and SUM rules).",
            "此时只检查报告自身数据的算术关系（TXT、SUM规则）。",
        ),
        bad=EMPTY.replace("2023", "2003"),
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC021",
        name="future-year",
        severity="info",
        summary={
            "en": "The year is later than the newest one this version knows.",
            "zh": "年度晚于本版本已知的最新年度。",
        },
        message={
            "": {
                "en": "{year} is later than the rules of this version were checked for; the newest "
                "form was applied: {form}",
                "zh": "{year} 年晚于本版本核对过的年度；按最新的“{form}”检查",
            }
        },
        why={
            "en": "The form may have changed since this version was made.",
            "zh": "本版本发布后格式可能已有变化。",
        },
        fix={
            "en": "Check the year, and update govlint if a newer version is there.",
            "zh": "核对年度；如有新版本请更新。",
        },
        logic={
            "en": "info; the newest form is applied, and the verdict is that of its findings.",
            "zh": "info；按最新格式检查，结论由检查结果决定。",
        },
        bad=EMPTY.replace("2023", "2044"),
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC025",
        name="year-inferred",
        severity="info",
        summary={
            "en": "The report year is not stated; it was taken from other signs.",
            "zh": "报告年度未写明，系由其他迹象推定。",
        },
        message={
            "": {
                "en": "no report year could be read from a title or period; {year} was taken, "
                "the year that most sentences are about",
                "zh": "标题和统计期限中均未读到报告年度；按多数语句所述年份 {year} 检查",
            },
            "name": {
                "en": "nothing in the text names the report year; {year} was taken from the file's name",
                "zh": "正文未写明报告年度；按文件名中的 {year} 检查",
            },
        },
        why={
            "en": "The year decides which form is due; a reader must not have to guess it.",
            "zh": "年度决定适用的格式，不应让读者猜测。",
        },
        fix={
            "en": "Name the year in the title, or say it with --year.",
            "zh": "在标题中写明年度，或用 --year 指定。",
        },
        logic={
            "en": (
                "info; the year is used. Silent where the declared year, the title, --year, the "
                "stated period or a sentence on the publication names it. The year that most dated "
                "sentences are about goes before the one in the file's name."
            ),
            "zh": (
                "info；按推定的年度检查。声明的年度、标题、--year、统计期限或发布语已写明年度的，不提"
                "示。多数语句所述的年份先于文件名中的年份。"
            ),
        },
        bad="一、总体情况\n2023年，我局主动公开政府信息20条。\n二、主动公开政府信息情况\n",
        good="某局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局主动公开政府信息20条。\n",
        example_name="report.txt",
    )
)
