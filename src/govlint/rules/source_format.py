"""SRC rules about ``report.yaml`` and JSON: syntax, keys and types."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._samples import COUNTY, EMPTY
from govlint.rules._unread import stops

_UNREAD = {
    "en": "What stands at an unexpected place is not read, and what is not read is not checked.",
    "zh": "写在意外位置的内容不会被读取，也就没有经过检查。",
}

register(
    Rule(
        code="SRC007",
        name="syntax-error",
        severity="error",
        summary={"en": "The file is not valid YAML or JSON.", "zh": "文件不是有效的 YAML 或 JSON。"},
        message={
            "": {"en": "not valid YAML: {detail}", "zh": "YAML 语法错误：{detail}"},
            "character": {
                "en": "the character {code} may not stand in YAML; remove it",
                "zh": "YAML 中不允许出现字符 {code}；请删除",
            },
            "wide-colon": {
                "en": "a full-width colon does not end a key; write `: ` (half-width, with a space)",
                "zh": "键后面用了全角冒号；请改为半角冒号加空格 `: `",
            },
            "tab": {
                "en": "a tab cannot indent YAML; use spaces",
                "zh": "YAML 不能用制表符缩进；请改用空格",
            },
            "colon": {
                "en": "a second `: ` on this line; put the value in quotes or under `|`",
                "zh": "同一行出现第二个 `: `；请给值加引号，或改用 `|` 块",
            },
            "unclosed": {
                "en": "what opens here is not closed, or a comma is missing in it",
                "zh": "此处开始的引号或括号没有结束，或其中缺少逗号",
            },
            "json-value": {
                "en": "not valid JSON: a value should stand here",
                "zh": "JSON 语法错误：此处应为值",
            },
            "json-key": {
                "en": "not valid JSON: a key in double quotes should stand here",
                "zh": "JSON 语法错误：此处应为双引号括起的键",
            },
            "json-colon": {
                "en": "not valid JSON: a colon should stand here",
                "zh": "JSON 语法错误：此处应为冒号",
            },
            "json-comma": {
                "en": "not valid JSON: a comma or the closing bracket should stand here",
                "zh": "JSON 语法错误：此处应为逗号或右括号",
            },
            "json-unclosed": {
                "en": "not valid JSON: what opens here is never closed",
                "zh": "JSON 语法错误：此处开始的引号或括号没有结束",
            },
            "json-extra": {
                "en": "not valid JSON: nothing may follow the report",
                "zh": "JSON 语法错误：报告结束后不应再有内容",
            },
            "json-escape": {
                "en": "not valid JSON: unknown escape; a backslash is written \\\\",
                "zh": "JSON 语法错误：无效的转义；反斜杠应写作 \\\\",
            },
            "json-character": {
                "en": "not valid JSON: the character {code} must be escaped in a string",
                "zh": "JSON 语法错误：字符串中的 {code} 必须转义",
            },
            "json-surrogate": {
                "en": "not valid text: half of a surrogate pair",
                "zh": "无效的文字：代理对只有一半",
            },
        },
        why={
            "en": "Where the syntax breaks, nothing behind it has a certain meaning; the file was "
            "not checked.",
            "zh": "语法出错之后的内容含义不定，该文件没有经过检查。",
        },
        fix={
            "en": "Correct the marked place. An editor with YAML support shows such errors while typing.",
            "zh": "改正所标位置。支持 YAML 的编辑器可在输入时提示此类错误。",
        },
        logic=stops(
            "One finding for a file, at the first place where the syntax breaks; nothing of the file is "
            "checked.",
            "每个文件只报一条，位于语法出错的第一处；整个文件不作其他检查。",
        ),
        bad="govlint: 1\ntitle：某县2023年政府信息公开工作年度报告\nyear: 2023\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC008",
        name="alias-or-merge",
        severity="error",
        summary={
            "en": "A YAML feature that reports do not use: alias, merge key, tag or complex key.",
            "zh": "使用了报告不支持的 YAML 功能：别名、合并键、标签或复合键。",
        },
        message={
            "": {
                "en": "`*{name}` is an alias; write the value out",
                "zh": "`*{name}` 是别名；请直接写出内容",
            },
            "merge": {"en": "`<<` merges keys; write them out", "zh": "`<<` 是合并键；请直接写出各键"},
            "tag": {
                "en": "the tag {tag} changes how a value is read; remove it",
                "zh": "标签 {tag} 会改变值的读法；请删除",
            },
            "complex-key": {
                "en": "a key must be a plain word; this is a list or a mapping",
                "zh": "键必须是一个词；此处是列表或映射",
            },
        },
        why={
            "en": "A report is a document that people read: a figure must stand where it counts. "
            "Aliases can also be made to grow without bound.",
            "zh": "报告是给人读的文件，数字应写在它起作用的地方；别名还可能被恶意无限展开。",
        },
        fix={"en": "Write the value out at its place.", "zh": "在原处直接写出内容。"},
        logic=stops(
            "An anchor that no alias uses does no harm and is passed over. What the alias stands for "
            "counts as not read, so nothing else is said of it. At most 20 findings for a file.",
            "未被引用的锚点无害，不提示。别名所代表的内容视为未读取，不再作其他判断。每个文件最多报20条。",
        ),
        bad=COUNTY
        + "intro: &text 现将情况报告如下。\nsections:\n- {id: sec1, title: 一、总体情况, text: *text}\n",
        good=COUNTY + "sections:\n- {id: sec1, title: 一、总体情况, text: 现将情况报告如下。}\n",
    )
)

register(
    Rule(
        code="SRC009",
        name="duplicate-key",
        severity="error",
        summary={"en": "A key is given twice in one mapping.", "zh": "同一处重复出现同名的键。"},
        message={
            "": {
                "en": "`{key}` is already given in line {line}; the first one was read, this one was not",
                "zh": "`{key}` 已在第 {line} 行给出；读取了前者，此处未读取",
            }
        },
        why={
            "en": "Other programs silently keep one of the two, so nobody knows which figures count.",
            "zh": "其他程序会悄悄保留其中一个，无法确定以哪个为准。",
        },
        fix={"en": "Remove one of the two.", "zh": "删除其中一个。"},
        logic=stops(
            "Only within one mapping: the same key in two sections is no repetition.",
            "只在同一映射内判断；不同部分中的同名键不算重复。",
        ),
        bad=EMPTY + "year: 2022\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC010",
        name="unknown-key",
        severity="error",
        summary={"en": "A key that the format does not have.", "zh": "格式中没有的键。"},
        message={
            "": {
                "en": "unknown key `{key}`; possible here: {allowed}",
                "zh": "未知的键 `{key}`；此处可用：{allowed}",
            },
            "given": {
                "en": "unknown key `{key}`; `{suggestion}` is given already",
                "zh": "未知的键 `{key}`；`{suggestion}` 已经给出",
            },
            "none": {
                "en": "unknown key `{key}`; there are no others here",
                "zh": "未知的键 `{key}`；此处没有其他可用的键",
            },
            "form": {
                "en": "`{key}` belongs to another year's form ({form}), not to this report year's",
                "zh": "`{key}` 属于其他年度的格式（{form}），不是本报告年度适用的格式",
            },
            "close": {
                "en": "unknown key `{key}`; did you mean `{suggestion}`?",
                "zh": "未知的键 `{key}`；是否想写 `{suggestion}`？",
            },
        },
        why=_UNREAD,
        fix={"en": "Correct or remove the key.", "zh": "改正或删除该键。"},
        logic=stops(
            "What may stand at a place depends on the form of the report year: a key of another year's "
            "form is told as such. Where a known key is spelt much the same, it is suggested.",
            "可用的键取决于报告年度适用的格式；属于其他年度格式的键会注明。有写法相近的键时给出建议。",
        ),
        bad=EMPTY.replace("organ:", "orgna:"),
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC011",
        name="wrong-type",
        severity="error",
        summary={
            "en": "A value is not of the kind or range that its key demands.",
            "zh": "值的类型或范围与键的要求不符。",
        },
        message={
            "": {"en": "`{key}` has a value that does not fit", "zh": "`{key}` 的值不符合要求"},
            "string": {"en": "`{key}` must be text", "zh": "`{key}` 应为文字"},
            "number-as-text": {
                "en": "`{key}` must be text; put {raw} in quotes",
                "zh": "`{key}` 应为文字；请给 {raw} 加引号",
            },
            "integer": {"en": "`{key}` must be a whole number", "zh": "`{key}` 应为整数"},
            "quoted-number": {
                "en": "`{key}` must be a number; remove the quotes",
                "zh": "`{key}` 应为数字；请去掉引号",
            },
            "number": {"en": "`{key}` must be a number", "zh": "`{key}` 应为数字"},
            "boolean": {"en": "`{key}` must be true or false", "zh": "`{key}` 应为 true 或 false"},
            "array": {
                "en": "`{key}` must be a list, as in [1, 2, 3]",
                "zh": "`{key}` 应为列表，例如 [1, 2, 3]",
            },
            "object": {
                "en": "`{key}` must be a mapping of keys and values",
                "zh": "`{key}` 应为由键和值组成的映射",
            },
            "value": {
                "en": "`{key}` must be a single value, not a list or a mapping",
                "zh": "`{key}` 应为单个值，不能是列表或映射",
            },
            "truth": {
                "en": "`{key}` needs a figure or text here; {raw} is a truth value",
                "zh": "`{key}` 此处应为数字或文字；{raw} 是真假值",
            },
            "empty": {"en": "`{key}` has no value", "zh": "`{key}` 没有值"},
            "choice": {"en": "`{key}` must be one of {allowed}", "zh": "`{key}` 应为下列之一：{allowed}"},
            "constant": {"en": "`{key}` must be {allowed}", "zh": "`{key}` 应为 {allowed}"},
            "minimum": {"en": "`{key}` must be at least {allowed}", "zh": "`{key}` 不应小于 {allowed}"},
            "maximum": {"en": "`{key}` must be at most {allowed}", "zh": "`{key}` 不应大于 {allowed}"},
            "too-few": {
                "en": "`{key}` needs at least {allowed} entries, here are {found}",
                "zh": "`{key}` 至少应有 {allowed} 项，此处有 {found} 项",
            },
            "too-many": {
                "en": "`{key}` may have at most {allowed} entries, here are {found}",
                "zh": "`{key}` 最多应有 {allowed} 项，此处有 {found} 项",
            },
            "pattern": {
                "en": "`{key}` is not written in the expected form ({allowed})",
                "zh": "`{key}` 的写法不符合要求（{allowed}）",
            },
        },
        why=_UNREAD,
        fix={"en": "Give the value in the form that the message names.", "zh": "按提示的形式填写。"},
        logic=stops(
            "Silent on rows with too few or too many figures (CEL012), on cells that hold no figure "
            "(CEL002), and on a year for which there is no form (SRC020).",
            "一行数据个数不符的报CEL012，单元格不是数字的报CEL002，年度没有适用格式的报SRC020，均不在此报"
            "告。",
        ),
        bad=EMPTY.replace("excerpt: true", "excerpt: maybe"),
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC012",
        name="missing-key",
        severity="error",
        summary={"en": "A key that the format demands is missing.", "zh": "缺少格式要求的键。"},
        message={
            "": {"en": "`{key}` is missing in `{where}`", "zh": "`{where}` 缺少 `{key}`"},
            "top": {"en": "the file has no `{key}`", "zh": "文件缺少 `{key}`"},
        },
        why={
            "en": "Without it the report cannot be understood as one.",
            "zh": "缺少该项就无法把文件理解为一份报告。",
        },
        fix={"en": "Add the key.", "zh": "补上该键。"},
        logic=stops(
            "A key that is there without a value is SRC011.",
            "键已写出而没有值的，报SRC011。",
        ),
        bad=COUNTY + "sections:\n- {id: sec1, text: 现将情况报告如下。}\n",
        good=COUNTY + "sections:\n- {id: sec1, title: 一、总体情况, text: 现将情况报告如下。}\n",
    )
)

register(
    Rule(
        code="SRC013",
        name="ambiguous-scalar",
        severity="warning",
        summary={
            "en": "A value that YAML programs read in different ways.",
            "zh": "不同的 YAML 程序会有不同读法的值。",
        },
        message={
            "": {
                "en": "{raw} is read here as written, but other YAML programs take it for something "
                "else; put it in quotes",
                "zh": "此处按字面读取 {raw}，但其他 YAML 程序会有不同读法；请加引号",
            },
            "leading-zero": {
                "en": "{raw} is read here as {read}; other YAML programs may read an octal number: "
                "drop the leading zero",
                "zh": "{raw} 此处读作 {read}；其他 YAML 程序可能读作八进制数，请去掉前导零",
            },
            "underscore": {
                "en": "{raw} holds an underscore, which other YAML programs skip; write the number "
                "without it",
                "zh": "{raw} 含下划线，其他 YAML 程序会忽略它；请写不带下划线的数字",
            },
            "base": {
                "en": "{raw} is a hexadecimal, octal or binary number to YAML programs; write it in "
                "decimals or in quotes",
                "zh": "YAML 程序会把 {raw} 读作十六进制、八进制或二进制数；请改用十进制或加引号",
            },
            "sexagesimal": {
                "en": "{raw} is a number in base 60 to some YAML programs; put it in quotes",
                "zh": "部分 YAML 程序会把 {raw} 读作六十进制数；请加引号",
            },
            "exponent": {
                "en": "{raw} is a number to some YAML programs and text to others; write it out",
                "zh": "{raw} 在部分 YAML 程序中是数字，在另一些中是文字；请写出完整数字",
            },
            "truth": {
                "en": "{raw} is a truth value to some YAML programs and text to others; put it in quotes "
                "(or write true or false)",
                "zh": "{raw} 在部分 YAML 程序中是真假值，在另一些中是文字；请加引号（或写 true、false）",
            },
        },
        why={
            "en": "govlint reads the characters that stand there, as a person does. Other programs that use "
            "the file may see another value.",
            "zh": "本程序和人一样按字面读取，但使用该文件的其他程序可能得到不同的值。",
        },
        fix={
            "en": "Write the number plainly, or put text in quotes.",
            "zh": "数字用普通写法，文字加引号。",
        },
        logic={
            "en": (
                "warning; the value is read as it stands, and the verdict stays complete. Only in "
                "YAML and only on values without quotes; silent where a rule on cells says that the "
                "value is no figure."
            ),
            "zh": (
                "warning；按字面读取，不影响结论的完整性。只检查YAML中未加引号的值；已由单元格规则指"
                "出不是数字的，不再提示。"
            ),
        },
        bad=COUNTY.replace("excerpt: true", "excerpt: yes") + "sections: []\n",
        good=EMPTY,
    )
)
