"""Small reports for the tests of the command line, written for them."""

from __future__ import annotations

from pathlib import Path

GOOD = """\
govlint: 1
title: 示例县人民政府2017年政府信息公开工作年度报告
organ: {name: 示例县人民政府, level: county}
year: 2017
excerpt: true
period: 2017年1月1日至2017年12月31日
sections:
  - title: 二、主动公开政府信息情况
    text: |
      区直各部门、各街道办事处和驻区单位在政府网站发布信息24510条。其中，区直部门14740条、街道办事处4265条、驻区单位5505条。
"""
BAD = GOOD.replace("24510", "25520")


def write(folder: Path, **texts: str) -> None:
    """``write(tmp_path, a=GOOD)`` makes ``a.yaml``."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
