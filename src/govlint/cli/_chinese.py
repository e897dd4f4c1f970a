"""What the command line says in Chinese: its help, and why a call is wrong.

English stands where it is said; here it is looked up as it was said. What is not listed (a word of the
system, the details of a pack) stays English behind its Chinese head.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: texts of help as the commands have them
HELP = {
    "Check reports and print what is wrong with them, where, and by which clause.": (
        "检查报告，逐条列出问题、位置和依据。"
    ),
    "PATH is a file, a folder (its reports are found by suffix), a pattern, or - for standard input.\n"
    "Several reports of one organ are checked against each other, each against last year's.": (
        "PATH 可以是文件、文件夹（按扩展名查找报告）、通配符，或表示标准输入的 -。\n\n"
        "同一机关有多份报告时，每份与其上年度报告对照。"
    ),
    "Check annual reports on government information disclosure (政府信息公开工作年度报告)\n"
    "against the regulation that was in force for their year.": (
        "按报告年度适用的法规检查《政府信息公开工作年度报告》。"
    ),
    "\b\nBegin with:\n"
    "  govlint check report.yaml            one report: YAML, JSON, HTML, DOCX, PDF, text, Markdown\n"
    "  govlint check reports/               every report in a folder, each against last year's\n"
    "  govlint explain TXT001               what a finding means and how to mend it\n"
    "  govlint init --year 2024 --level county -o report.yaml": (
        "\b\n常用命令：\n"
        "  govlint check report.yaml            检查一份报告：YAML、JSON、网页、Word、PDF、文本、Markdown\n"
        "  govlint check reports/               检查文件夹中的全部报告，并与上年度报告对照\n"
        "  govlint explain TXT001               某条提示的含义和改法\n"
        "  govlint init --year 2024 --level county -o report.yaml"
    ),
    "\b\nExamples:\n"
    "  govlint check report.yaml\n"
    "  govlint check 年报.docx --annotate 年报-checked.docx\n"
    "  govlint check reports/ --format sarif --output govlint.sarif\n"
    "  govlint check 2024.html --previous 2023.html --lang zh\n"
    "  govlint check --aggregate city.yaml districts/": (
        "\b\n示例：\n"
        "  govlint check report.yaml\n"
        "  govlint check 年报.docx --annotate 年报-批注.docx\n"
        "  govlint check reports/ --format html --output 结果.html\n"
        "  govlint check 2024.html --previous 2023.html\n"
        "  govlint check --aggregate 全市.yaml 各区县/"
    ),
    "Exit status: 0 passed, 1 failed or incomplete, 2 wrong call, 3 govlint itself broke.": (
        "退出状态：0 通过，1 未通过或检查不完整，2 命令有误，3 程序自身出错。"
    ),
    "Check reports against the regulation of their year.": "按报告年度适用的法规检查报告。",
    "Explain a rule: why, clause, bad and good example, fix.": "说明规则的理由、依据、示例和改法。",
    "List every rule.": "列出全部规则。",
    "List a year's demands and the rules that check them.": "列出某年度的要求及检查它们的规则。",
    "Print the JSON Schema of a year's report, of the config or of the output.": (
        "输出报告、配置或检查结果的 JSON Schema。"
    ),
    "Write a complete, commented report.yaml to fill in.": "生成带注释的 report.yaml 供填写。",
    "Write what govlint reads in a document as report.yaml or tables.": (
        "把读到的内容写成 report.yaml 或表格。"
    ),
    "Explain rules, by code or name: why, clause, logic, bad and good example, how to mend.": (
        "按编号或名称说明规则：理由、依据、何时提示、正误示例和改法。"
    ),
    "List every rule: code, severity, name and what it finds.": "列出全部规则：编号、级别、名称和检查内容。",
    "List every demand of a report year with the rules that check it, or 'needs a person'.": (
        "列出某报告年度的全部要求，及检查它的规则或“须由人工判断”。"
    ),
    "Print a JSON Schema, or check a pack.": "输出 JSON Schema，或检查扩展包。",
    "Write a complete, commented report.yaml for a report year, to fill in.": (
        "生成某报告年度的 report.yaml，内容完整、带有注释，供填写。"
    ),
    "Write what govlint reads in a report as report.yaml, which check judges as it judges the report.": (
        "把从报告中读到的内容写成 report.yaml，对它的检查结果与原报告相同。"
    ),
    "With --tables, the cells of all tables of any number of reports, a row for each.": (
        "使用 --tables 时，输出任意多份报告中全部表格的单元格，每个一行。"
    ),
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本号。",
    "Default: text.": "默认为 text。",
    "Write to FILE (as a whole or not at all) instead of standard output.": "写入 FILE，而不是标准输出。",
    "Exit with 1 from this severity on. Default: error. What could not be read fails in any case.": (
        "达到此级别即以 1 退出，默认为 error；未能读取的一律不通过。"
    ),
    "Language of the texts. Default: the locale's.": "语言，默认由系统区域决定。",
    "Only these: codes, names or families (TXT).": "只检查这些：编号、名称或类别（TXT）。",
    "Leave these out.": "不检查这些。",
    "Give a rule another severity.": "调整规则的级别。",
    "Also tell what is only a matter of taste.": "同时提示仅属体例偏好的问题。",
    "Report year, where the file does not say it.": "文件未写明时的报告年度。",
    "The files are parts of reports: do not judge what is absent.": "文件是报告节选，不判断缺少的内容。",
    "Add a pack of further demands.": "加载附加要求的扩展包。",
    "Last year's report, to compare with.": "用于对照的上年度报告。",
    "A report that sums up those at PATH...": "汇总 PATH 各报告的汇总报告。",
    "Write a copy with the findings as comments (one input).": "生成带批注的副本（一次一份）。",
    "A named file that is no report fails nobody (for hooks).": "指定的文件不是报告也不算失败（用于钩子）。",
    "Processes. Default: by the number of files.": "进程数，默认按文件数决定。",
    "Default: the nearest govlint.toml.": "默认为最近的 govlint.toml。",
    "Never color. NO_COLOR does the same.": "不使用颜色，同 NO_COLOR。",
    "Text format: only errors.": "text 格式：只显示错误。",
    "Text format: also what was read of each file.": "text 格式：同时显示读到的内容。",
    "Report year.": "报告年度。",
    "Report year, not the year of publication.": "报告年度，不是公布的年份。",
    "Level of the reporting organ.": "报告机关的层级。",
    "Default: standard output.": "默认为标准输出。",
    "Replace FILE if it exists.": "FILE 已存在时覆盖。",
    "Schema that editors shall use (govlint schema --year N -o PATH).": "供编辑器使用的 Schema 路径。",
    "Cells instead of the report.": "输出单元格，而不是报告。",
    "Of report.yaml for a report year, in one piece.": "某报告年度 report.yaml 的 Schema。",
    "With --year: extended by a pack.": "与 --year 同用：加上扩展包。",
    "Of govlint.toml.": "govlint.toml 的 Schema。",
    "Of what --format json prints.": "--format json 输出的 Schema。",
    "Check that a pack fits the schemas it extends.": "检查扩展包与所扩展的格式是否相符。",
}

#: messages of wrong calls, ``{}`` for what differs; the first that fits counts
_WRONG = (
    ("No such command {}. To check it: {}", "没有命令 {}。要检查它，请用：{}"),
    ("No such command {}", "没有命令 {}"),
    ("No such option {}. Did you mean {}?", "没有选项 {}；是否想写 {}？"),
    ("No such option {}. (Possible options: {})", "没有选项 {}；相近的有：{}"),
    ("No such option{}", "没有选项{}"),
    ("Missing argument {}", "缺少参数 {}"),
    ("Missing option {}. Choose from:\n{}", "缺少选项 {}，可选：{}"),
    ("Missing option {}", "缺少选项 {}"),
    ("Option {} requires an argument", "选项 {} 后面应有值"),
    ("Option {} does not take a value", "选项 {} 不带值"),
    ("Got unexpected extra argument {}", "多余的参数 {}"),
    ("Got unexpected extra arguments {}", "多余的参数 {}"),
    ("Invalid value for {}: {} is not one of {}", "{} 的值 {} 无效，应为下列之一：{}"),
    ("Invalid value for {}: {} is not in the range {}", "{} 的值 {} 不在范围 {} 内"),
    ("Invalid value for {}: {} is not a valid integer{}", "{} 的值 {} 不是整数"),
    ("no such file or folder: {}", "没有这个文件或文件夹：{}"),
    ("nothing to check in {}", "{} 中没有可检查的文件"),
    ("no report among {} files", "{} 个文件中没有报告"),
    ("no rule {}", "没有规则 {}"),
    ("no regulation is known for report year {}, only from {} on",
     "没有适用于 {} 年度的法规，最早为 {} 年度"),
    ("give one of --year, --config, --json-output and --check-pack",
     "请从 --year、--config、--json-output、--check-pack 中选一个"),
    ("one report at a time; --tables takes many", "一次只能写一份报告；多份报告请用 --tables"),
    ("--tables parquet needs --output", "--tables parquet 须与 --output 同用"),
    ("--tables parquet needs: {}", "--tables parquet 需要：{}"),
    ("{} exists; --force replaces it", "{} 已存在；使用 --force 可覆盖"),
    ("{}: no such file: {}", "{}：没有这个文件：{}"),
    ("{} takes one report, not a folder: {}", "{} 应为一份报告，而不是文件夹：{}"),
    ("{} would overwrite the report {}", "{} 会覆盖报告 {}"),
    ("--severity {}: write CODE=LEVEL, LEVEL being one of {}",
     "--severity {}：应写成 编号=级别，级别为下列之一：{}"),
    ("--annotate takes one report at a time", "--annotate 一次只处理一份报告"),
    ("--annotate needs a file, not standard input", "--annotate 须指定文件，不能用标准输入"),
    ("--annotate: only DOCX, PDF and HTML reports can be annotated",
     "--annotate：只能批注 Word、PDF 和网页格式的报告"),
    ("--annotate: {}", "--annotate：不能批注（{}）"),
    ("cannot annotate: {}", "不能生成批注：{}"),
    ("cannot write {}: {}", "不能写入 {}：{}"),
    ("--pack: {}", "--pack：扩展包不可用：{}"),
    ("{}: not valid TOML: {}", "{}：TOML 语法错误：{}"),
    ("{}: tool.govlint must be a table", "{}：tool.govlint 应为表"),
    ("{}: unknown key {}", "{}：未知的键 {}"),
    ("{}: {} must be one of {}", "{}：{} 应为下列之一：{}"),
    ("{}: {} must be {}", "{}：{} 的值不符合要求：{}"),
    ("{}: {} has no {}", "{}：{} 中没有 {}"),
    ("{}: {}", "{}：{}"),
)  # fmt: skip
#: what the operating system says
_SYSTEM = (
    ("No such file or directory", "没有这个文件或文件夹"),
    ("Permission denied", "没有权限"),
    ("Is a directory", "这是文件夹"),
    ("Not a directory", "路径中有不是文件夹的部分"),
)
_NEAR = "; did you mean "


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese)
        for english, chinese in _WRONG
    )


def helped(text: str) -> str:
    """A text of help in Chinese, paragraph by paragraph."""
    return "\n\n".join(HELP.get(part, part) for part in text.strip("\n").split("\n\n"))


def wrong(message: str) -> str:
    """Why a call is wrong, in Chinese."""
    head, near, tail = message.rstrip(".").partition(_NEAR)
    for english, chinese in _SYSTEM:
        head = head.replace(english, chinese)
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(head):
            head = chinese.format(*found.groups())
            break
    return head + (f"；是否想写 {tail.replace('?', '？', 1)}" if near else "")
