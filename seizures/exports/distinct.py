"""What is made of a value, made once for each distinct value.

A record's values repeat: codes, countries, days, round amounts. Looking up what was made of one
costs a tenth of making it again.
"""

from collections.abc import Callable, Hashable
from typing import Any

MOST = 4096  # so that memory stays the same, whatever there is to read
LONGEST = 200  # characters: a long text hardly comes twice


class Distinct(dict):
    """A mapping from a value to what ``make`` makes of it; values are to be of one type.

    Among values that are equal any may stand for the others: 1.0 for 1.00, never ``True`` for 1.
    """

    def __init__(self, make: Callable[[Any], Any]):
        super().__init__()
        self._make = make

    def __missing__(self, value: Hashable) -> Any:
        made = self._make(value)
        if not isinstance(value, str) or len(value) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[value] = made
        return made
