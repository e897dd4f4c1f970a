"""What the SRC rules say alike: that what was not read was not checked, and that this cannot be silenced."""

from __future__ import annotations

UNCHECKED = {
    "en": "A file that was not read was not checked. Silence would look like approval.",
    "zh": "没有读到的文件就没有经过检查，不提示会被误认为合格。",
}
_STOPS = {
    "en": (
        "error; the verdict is incomplete, even where the rule is ignored or given another severity. No "
        "comment in the file silences it. "
    ),
    "zh": "error；结论为“检查不完整”，忽略本规则或调整其级别都不改变结论，文件中的注释也不能屏蔽。",
}


def stops(en: str, zh: str) -> dict[str, str]:
    """When a rule speaks whose finding makes the verdict incomplete, and what holds for it in particular."""
    return {"en": _STOPS["en"] + en, "zh": _STOPS["zh"] + zh}
