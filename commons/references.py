"""References that a person can note down, and say on the telephone."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that reads like something else


def new_reference() -> str:
    """Eight letters and digits: about 10^12 of them."""
    return "".join(secrets.choice(ALPHABET) for _position in range(8))
