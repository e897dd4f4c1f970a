"""Chinese numerals in the forms reports use: 二十三, 一百零五, 两, 廿五, 二〇二三, 三千二百, 一万二."""

from __future__ import annotations

#: characters a numeral is made of
CHARS = "零〇一二两三四五六七八九十百千万亿廿卅"

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
#: longer runs are no figures of a report
_LONGEST = 16


def chinese(text: str) -> int | None:
    """The value of a run of numeral characters, None when it is no well-formed numeral.

    ``二十三`` 23, ``两`` 2, ``一百零五`` 105, ``二〇二三`` 2023, ``一万二`` 12000, ``十`` 10, ``廿五`` 25.
    """
    if not text or len(text) > _LONGEST:
        return None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(c in _DIGITS for c in text):
        # Digits read one by one, as in 二〇二三; 一二 alone is an enumeration, not twelve.
        if len(text) == 1 or (len(text) >= 3 and "两" not in text):
            return int("".join(str(_DIGITS[c]) for c in text))
        return None
    total = group = 0
    digit: int | None = None
    last = 0
    for c in text:
        if c in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[c]
        elif c in _UNITS:
            if digit == 0:
                return None
            group += (1 if digit is None else digit) * _UNITS[c]
            digit, last = None, _UNITS[c]
        elif c in _GROUPS:
            group += digit or 0
            if not group and not total:
                return None
            total = (
                (total + group) * _GROUPS[c] if total and _GROUPS[c] > 10_000 else total + group * _GROUPS[c]
            )
            group, digit, last = 0, None, _GROUPS[c]
        else:
            return None
    if digit is None:
        return total + group
    # 一万二 and 三百五 leave the last unit unsaid; 一百零五 says 零 instead.
    if last >= 100 and "零" not in text and "〇" not in text:
        return total + group + digit * (last // 10)
    return total + group + digit
