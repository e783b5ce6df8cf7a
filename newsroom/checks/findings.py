"""What a check says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that an editor should look at before an article goes out.

    ``words`` say what is amiss and what to do, in the active language. ``block`` is the identifier
    of the block of the body it is in; ``field`` the name of the form's field where it is in none.
    ``is_doubt`` marks what the check could not tell: it is shown and never blocks.
    """

    words: str
    block: str = ""
    field: str = ""
    is_doubt: bool = False

    @property
    def anchor(self) -> str:
        """Where it is in the editor, as the fragment of an address; empty for nowhere."""
        if self.block:
            return f"block-{self.block}-section"
        return f"id_{self.field}" if self.field else ""
