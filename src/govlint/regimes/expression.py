"""The language of relations: ``new_received + carried_over == results_total + carried_forward``.

Grammar (no Python is evaluated)::

    relation   := implied
    implied    := either ["implies" either]
    either     := both {"or" both}
    both       := comparison {"and" comparison}
    comparison := "not" comparison | sum [(("==" | "<=" | ">=" | "<" | ">" | "!=") sum)+] | "(" relation ")"
    sum        := term {("+" | "-") term}
    term       := factor {"*" factor}
    factor     := number | name | function "(" sum {"," sum} ")" | "(" sum ")" | "-" factor
    function   := sum | min | max
    name       := letters, digits, "_", and "." between levels; "*" at the end of a name inside sum()

A chain ``low <= median <= high`` holds when every neighbouring pair does. Names are resolved by the
caller. A name without a value makes the whole relation undecided (None): a blank cell is another rule's
affair. A value may be a pair (low, high) for figures given inexactly (``<1``); a comparison is then
decided only if every value in the range agrees.
"""

from __future__ import annotations
