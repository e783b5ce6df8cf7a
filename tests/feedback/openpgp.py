"""A keyring of GnuPG in a folder of its own: the newsroom's machine that is not the server."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_gpg = pytest.mark.skipif(
    shutil.which("gpg") is None, reason="GnuPG, the independent OpenPGP tool, is not installed"
)


class Keyring:
    """``gpg`` with a home of its own. Its agent ends with :meth:`close`."""

    def __init__(self, home: Path):
        home.mkdir(mode=0o700)
        self.home = home

    def gpg(self, *arguments: str, sent: bytes = b"") -> bytes:
        ran = subprocess.run(
            ["gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", *arguments],
            input=sent,
            capture_output=True,
            env={**os.environ, "GNUPGHOME": str(self.home)},
            check=True,
        )
        return ran.stdout

    def make(self, owner: str, *kind: str) -> str:
        """A new key, and its public part as text."""
        self.gpg(
            "--passphrase", "", "--quick-gen-key", owner, *(kind or ("default", "default", "0"))
        )
        return self.gpg("--armor", "--export", f"={owner}").decode()

    def secret(self, owner: str) -> str:
        return self.gpg("--armor", "--passphrase", "", "--export-secret-keys", f"={owner}").decode()

    def opened(self, message: str | bytes) -> bytes:
        return self.gpg("--decrypt", sent=message.encode() if isinstance(message, str) else message)

    def close(self) -> None:
        subprocess.run(
            ["gpgconf", "--kill", "all"],
            env={**os.environ, "GNUPGHOME": str(self.home)},
            check=False,
        )
