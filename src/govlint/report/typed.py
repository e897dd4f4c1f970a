"""What annotations need of ``typing``, without its import: a third of a bare interpreter's start.

Type checkers see the originals. Annotations are never evaluated (``from __future__ import annotations``), so
at run time the names need only be there.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any as Any
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:
    Any = Protocol = object

    def TypeVar(name, **_):  # noqa: N802 - the original's name
        """A name for a type parameter."""
        return name

    def cast(_kind, value):
        """``value``, whatever type the reader is to take it for."""
        return value
