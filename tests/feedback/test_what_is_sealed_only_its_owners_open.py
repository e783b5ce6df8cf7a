"""What is sealed is opened by GnuPG with the newsroom's key, and by nobody without it."""

import subprocess
import tempfile
from pathlib import Path

import pysequoia
import pytest

from feedback import onion, openpgp
from tests.feedback.openpgp import Keyring, needs_gpg

WORDS = "El capitán se llama de otro modo. 船"
ONION = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion"


@pytest.fixture(scope="module")
def desk():
    # A short path: the socket of GnuPG's agent has no room for a long one.
    with tempfile.TemporaryDirectory(prefix="gpg") as folder:
        keyring = Keyring(Path(folder) / "desk")
        yield keyring
        keyring.close()


@needs_gpg
@pytest.mark.parametrize("kind", [(), ("future-default", "default", "0")])
def test_gnupg_opens_what_was_sealed_for_its_key(desk, kind):
    owner = f"Tips <tips-{'-'.join(kind) or 'usual'}@waybill.example>"
    (key,) = openpgp.read_keys(desk.make(owner, *kind))
    assert key.owners == (owner,)
    message = openpgp.seal(WORDS.encode(), [key])
    assert message.startswith(b"-----BEGIN PGP MESSAGE-----")
    assert desk.opened(message).decode() == WORDS
    assert (
        desk.opened(openpgp.seal(b"\x00\xff\x89PNG", [key], armoured=False)) == b"\x00\xff\x89PNG"
    )


@needs_gpg
def test_each_of_several_keys_opens_it_and_no_other_does(desk):
    with tempfile.TemporaryDirectory(prefix="gpg") as folder:
        elsewhere = Keyring(Path(folder) / "elsewhere")
        stranger = Keyring(Path(folder) / "stranger")
        try:
            blocks = desk.make("Ana <ana@waybill.example>") + elsewhere.make(
                "Luis <luis@b.example>"
            )
            stranger.make("Stranger <stranger@b.example>")
            keys = openpgp.read_keys(blocks)
            message = openpgp.seal(WORDS.encode(), keys)
            assert desk.opened(message) == elsewhere.opened(message) == WORDS.encode()
            with pytest.raises(subprocess.CalledProcessError):
                stranger.opened(message)
        finally:
            elsewhere.close()
            stranger.close()


@needs_gpg
def test_a_secret_key_is_refused_in_words_and_never_kept(desk):
    owner = "Secret <secret@waybill.example>"
    desk.make(owner)
    for pasted in (desk.secret(owner), desk.secret(owner).replace("PRIVATE", "PUBLIC")):
        with pytest.raises(openpgp.KeyUnusable, match="secret key"):
            openpgp.read_keys(pasted)


@needs_gpg
def test_a_key_that_only_signs_is_refused(desk):
    with pytest.raises(openpgp.KeyUnusable, match="sign but not encrypt"):
        openpgp.read_keys(desk.make("Signs <signs@waybill.example>", "rsa2048", "sign", "0"))


@pytest.mark.parametrize(
    "pasted",
    [
        "tips@waybill.example",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n-----END PGP PUBLIC KEY BLOCK-----",
        "ñ",
    ],
)
def test_what_is_no_key_is_refused_without_the_words_of_a_program(pasted):
    with pytest.raises(openpgp.KeyUnusable) as refused:
        openpgp.read_keys(pasted)
    assert "BEGIN PGP PUBLIC KEY BLOCK" in str(refused.value)
    assert "backtrace" not in str(refused.value)


def test_no_text_is_no_key():
    assert openpgp.read_keys(" \n") == []


def test_a_key_says_when_it_has_run_out_and_that_it_was_revoked():
    secret = pysequoia.Tsk.generate(user_id="Brief", validity_seconds=1)
    certificate = secret.extract_certificate()
    (key,) = openpgp.read_keys(str(certificate))
    assert key.expires_at == certificate.expiration
    assert not key.is_revoked
    secret = pysequoia.Tsk.generate(user_id="Lost")
    certificate = secret.extract_certificate()
    revocation = certificate.revoke(secret.certifier())
    revoked = pysequoia.Cert.from_bytes(bytes(certificate) + bytes(revocation))
    assert openpgp.read_keys(str(revoked))[0].is_revoked


def test_a_failure_says_nothing_of_what_was_to_be_sealed():
    with pytest.raises(openpgp.NotSealed) as failed:
        openpgp.seal(WORDS.encode(), [])
    assert failed.value.__cause__ is None
    assert "capit" not in str(failed.value)


@pytest.mark.parametrize(
    ("host", "is_one"),
    [
        (ONION, True),
        (f"www.{ONION.upper()}", True),
        (f"e{ONION[1:]}", False),  # one letter wrong
        (ONION[1:], False),
        ("expyuzz4wqqyqhjn.onion", False),  # of version 2, which Tor no longer finds
        ("waybill.example", False),
        ("onion", False),
    ],
)
def test_an_onion_address_is_held_to_its_checksum(host, is_one):
    assert onion.is_onion_host(host) is is_one
