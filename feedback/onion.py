"""Addresses of onion services, checked to the last letter: a source who follows a wrong one is
alone with whoever answers there."""

import base64
import hashlib
from urllib.parse import urlsplit

VERSION = b"\x03"
LENGTH = 56


def is_onion_host(host: str) -> bool:
    """Whether it is a version 3 onion address, with or without names below it.

    The last 35 bits hold a checksum and the version (Tor, rend-spec-v3, section 6).
    """
    labels = host.lower().rstrip(".").split(".")
    if len(labels) < 2 or labels[-1] != "onion" or len(labels[-2]) != LENGTH:
        return False
    try:
        decoded = base64.b32decode(labels[-2].upper())
    except ValueError:
        return False
    key, checksum, version = decoded[:32], decoded[32:34], decoded[34:]
    expected = hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2]
    return version == VERSION and checksum == expected


def host_of(address: str) -> str:
    """The host of an address; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
