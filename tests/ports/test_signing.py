"""Keys are made, kept and read again, and sign what a checker without a library accepts."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.ed25519 import is_signed
from prioritize.audit.signed_note import Key, Secret, read_key
from prioritize.errors import AuditError, InputError, OutputError
from prioritize.ports.signing import keep_secret, new_secret, secret_in, signature
from tests.audit.test_signed_note import VECTORS


# RFC 8032, section 7.1, tests 1 to 3: the private keys.
PRIVATE = [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
]


@pytest.mark.parametrize("private, vector", list(zip(PRIVATE, VECTORS, strict=True)))
def test_the_published_keys_make_the_published_signatures(
    private: str, vector: tuple[str, str, str]
) -> None:
    public, text, signed = map(bytes.fromhex, vector)
    secret = Secret(Key("rfc8032", public), bytes.fromhex(private))

    assert signature(secret, text) == signed


@given(st.binary(max_size=200))
def test_what_is_signed_is_checked_without_a_library(text: bytes) -> None:
    secret = new_secret("observer-1")

    assert is_signed(text, signature(secret, text), secret.key.public)


def test_a_key_is_kept_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    secret = new_secret("observer-1")

    keep_secret(tmp_path / "key", secret)

    assert secret_in(tmp_path / "key") == secret
    assert read_key(secret.key.text()) == secret.key
    assert repr(secret.private) not in repr(secret)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_no_two_keys_are_alike() -> None:
    assert len({new_secret("observer-1").text() for _ in range(20)}) == 20


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    keep_secret(tmp_path / "key", new_secret("observer-1"))
    before = (tmp_path / "key").read_bytes()

    with pytest.raises(OutputError, match="a key is never replaced"):
        keep_secret(tmp_path / "key", new_secret("observer-1"))
    with pytest.raises(OutputError, match="no folder"):
        keep_secret(tmp_path / "nowhere" / "key", new_secret("observer-1"))

    assert (tmp_path / "key").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_on_a_full_disk_nothing_is_left_behind(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from prioritize.errors import OutputError\n"
        "from prioritize.ports.signing import keep_secret, new_secret\n"
        "secret = new_secret('observer-1')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try:\n"
        "    keep_secret(Path(sys.argv[1]), secret)\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "key")],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    assert "This cannot be written" in run.stdout
    assert not (tmp_path / "key").exists()


def test_what_is_no_key_is_told_without_repeating_it(tmp_path: Path) -> None:
    secret = new_secret("observer-1")
    text = secret.text()
    contents = {
        "public": secret.key.text(),
        "short": text[:-5],
        "binary": "\udcff".join(text.split("+")),
        "renamed": text.replace("observer-1", "observer-2"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content.encode("utf-8", "surrogateescape"))

    for name in contents:
        with pytest.raises(AuditError, match="private key") as caught:
            secret_in(tmp_path / name)
        assert text[-44:] not in str(caught.value)
    with pytest.raises(InputError, match="no such file"):
        secret_in(tmp_path / "nothing")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)

    with pytest.raises(OutputError) as caught:
        new_secret("observer-1")

    assert str(caught.value) == (
        "Signing needs the package cryptography, which is not installed. Install it with pip"
        " install 'prioritize[sign]'. Checking a signature needs none."
    )


def test_another_missing_module_is_not_taken_for_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = "cryptography.hazmat.primitives.asymmetric"

    class Broken:
        """An import that fails for a reason of its own."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == library:
                raise ModuleNotFoundError(name="elsewhere")

    monkeypatch.delitem(sys.modules, library, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])

    with pytest.raises(ModuleNotFoundError):
        new_secret("observer-1")
