"""How a printed percentage stands to the exact one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from govlint.prose.figures import Figure


def agreement(stated: Figure, exact: Decimal) -> str:
    """How a stated percentage stands to the exact one: ``equal`` when rounded as printed, ``rounding`` (cut
    off instead of rounded, or one unit of the last decimal off), ``differs``."""
    value = Decimal(stated.value)
    # 47.30 may be 47.3 padded to the width of its neighbours.
    for digits in {places(value.normalize()), places(value)}:
        unit = Decimal(1).scaleb(-digits)
        if exact.quantize(unit, ROUND_HALF_UP) == value:
            return "equal"
    unit = Decimal(1).scaleb(-places(value))
    if not stated.exact:
        return "equal" if abs(exact - value) <= unit * 2 else "differs"
    if value <= exact < value + unit:
        return "rounding"
    if places(value) and abs(exact - value) < unit * Decimal("1.5"):
        return "rounding"
    return "differs"


def places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
