"""Small reports that rules use as their examples."""

from __future__ import annotations

_HEAD = """\
govlint: 1
title: {organ}{year}年政府信息公开工作年度报告
organ: {{name: {organ}, level: {level}}}
year: {year}
excerpt: true
sections:
"""

#: an excerpt whose first part takes the sentences that follow, each indented by six blanks
SENTENCES = """\
govlint: 1
title: 某县2023年政府信息公开工作年度报告
organ: {name: 某县人民政府, level: county}
year: 2023
excerpt: true
sections:
  - title: 一、总体情况
    text: |
"""

#: the first lines of an excerpt whose organ is told by its name alone, and an excerpt of nothing else
COUNTY = """\
govlint: 1
title: 某县2023年政府信息公开工作年度报告
organ: 某县人民政府
year: 2023
excerpt: true
"""
EMPTY = COUNTY + "sections: []\n"

_ITEM1 = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item1:
        regulations: {regulations}
        normative_documents: {documents}
"""

_FEES = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item8:
        administrative_fees: [{fees}]
"""

_CASES = """\
  - title: 四、政府信息公开行政复议、行政诉讼情况
    tables:
      table4:
        cases: {cases}
"""


def head(organ: str = "某县人民政府", level: str = "county", year: int = 2022) -> str:
    """The first lines of an excerpt."""
    return _HEAD.format(organ=organ, level=level, year=year)


def item1(regulations: str, documents: str, organ: str = "某县人民政府", level: str = "county") -> str:
    """An excerpt with the first block of table 2 (form of 2021)."""
    return head(organ, level) + _ITEM1.format(regulations=regulations, documents=documents)


def fees(amount: str, organ: str = "某县人民政府", level: str = "county") -> str:
    """An excerpt with the fees of table 2 (form of 2021)."""
    return head(organ, level) + _FEES.format(fees=amount)


def cases(values: str) -> str:
    """An excerpt with table 4."""
    return head() + _CASES.format(cases=values)
