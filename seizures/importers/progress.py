"""How far a command is, for whoever watches it on a terminal."""

import sys
import time

SECONDS_BETWEEN_STEPS = 0.5
BAR = 30


class Bar:
    """A bar with the time that is left, on a terminal; nothing where nobody watches."""

    def __init__(self, stream):
        self.stream = stream
        self.watched = sys.stderr.isatty()
        self.name, self.began, self.said = "", 0.0, 0.0

    def step(self, name: str, done: int, of: int) -> None:
        if not self.watched:
            return
        now = time.monotonic()
        if name != self.name:
            self.end()
            self.name, self.began = name, now
        if now - self.said < SECONDS_BETWEEN_STEPS:
            return
        self.said = now
        share = min(1.0, done / max(of, 1))
        left = (now - self.began) * (1 - share) / max(share, 0.001)
        bar = "#" * int(share * BAR)
        line = f"\r{name} [{bar:<{BAR}}] {share:4.0%} {done:,} of {of:,}, {left:.0f} s left  "
        self.stream.write(line, ending="")
        self.stream.flush()

    def end(self) -> None:
        if self.watched and self.name:
            self.stream.write("")
            self.name = ""
