"""SRC rules about govlint's own failures: a rule or a reader that broke. The engine raises them."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._samples import EMPTY
from govlint.rules._unread import UNCHECKED, stops

register(
    Rule(
        code="SRC098",
        name="rule-crashed",
        severity="error",
        summary={"en": "A rule failed on this report.", "zh": "某条规则在该报告上运行出错。"},
        message={
            "": {
                "en": "rule {rule} broke ({error}); its demand was not checked: this is a fault of "
                "govlint, please report it",
                "zh": "规则 {rule} 运行出错（{error}），相应要求未检查；这是程序缺陷，请反馈",
            }
        },
        why={
            "en": "A rule that broke says nothing, and that must not look like approval. The other "
            "rules were run.",
            "zh": "出错的规则没有给出结论，不能视为通过；其他规则已照常运行。",
        },
        fix={
            "en": "Report the fault with the file, or ignore the rule until it is mended.",
            "zh": "请附上文件反馈缺陷，或暂时忽略该规则。",
        },
        logic=stops(
            "The other rules are run all the same.",
            "其他规则照常运行。",
        ),
        # Only a defect of a rule can bring it about; no file does.
        bad="",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC099",
        name="reader-crashed",
        severity="error",
        summary={"en": "A reader failed on this file.", "zh": "读取该文件时程序出错。"},
        message={
            "": {
                "en": "the file could not be read ({error}): this is a fault of govlint, please report it",
                "zh": "读取文件时出错（{error}）；这是程序缺陷，请反馈",
            }
        },
        why=UNCHECKED,
        fix={
            "en": "Report the fault with the file; saving it in another format may help meanwhile.",
            "zh": "请附上文件反馈缺陷；可先另存为其他格式再检查。",
        },
        logic=stops(
            "The other files are checked all the same.",
            "其他文件照常检查。",
        ),
        # Only a defect of a reader can bring it about; no file does.
        bad="",
        good=EMPTY,
    )
)
