"""The house fetches addresses that others chose, and is never led into its own rooms."""

import ipaddress
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commons.safe_fetch import Fetcher, FetchFailed, FetchRefused, is_public

LOOPBACK = ipaddress.ip_address("127.0.0.1")


class Site(BaseHTTPRequestHandler):
    """A small site on loopback. What it was asked is kept in ``asked``."""

    asked: list[dict] = []

    def do_GET(self):
        length = int(self.headers.get("Content-Length", 0))
        self.asked.append(
            {
                "path": self.path,
                "body": self.rfile.read(length),
                **{k.lower(): v for k, v in self.headers.items()},
            }
        )
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to?"))
            self.send_header("Set-Cookie", "followed=1")
            self.end_headers()
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b".")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return
        else:
            self.send_response(404 if self.path == "/gone" else 200)
            self.end_headers()
            self.wfile.write(b"x" * 5_000)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *args):
        return


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def fetcher(**fields) -> Fetcher:
    """One that finds every name on loopback, where the test's site is, and may go there."""
    fields.setdefault("resolve", lambda host: [LOOPBACK])
    fields.setdefault("may_reach", lambda address: address == LOOPBACK)
    return Fetcher(ports=None, **fields)


def test_an_answer_is_brought_home(site):
    fetched = fetcher().fetch(f"http://outlet.example:{site}/news?a=ñ")
    assert (fetched.status, len(fetched.content), fetched.is_cut) == (200, 5_000, False)
    asked = Site.asked[0]
    assert asked["path"] == "/news?a=%C3%B1"
    assert asked["host"] == f"outlet.example:{site}"
    assert asked["user-agent"].startswith("Waybill (+http")
    assert "cookie" not in asked


def test_redirects_are_followed_without_cookies(site):
    fetched = fetcher().fetch(
        f"http://outlet.example:{site}/to?http://other.example:{site}/gone",
        headers={"Authorization": "secret"},
    )
    assert (fetched.status, fetched.url) == (404, f"http://other.example:{site}/gone")
    assert "cookie" not in Site.asked[1]
    assert "authorization" not in Site.asked[1]


def test_a_redirect_into_the_house_is_refused(site):
    """The name is asked again at each step, and so is whether it may be reached."""
    addresses = {"outlet.example": LOOPBACK, "inside.example": ipaddress.ip_address("10.0.0.7")}
    looking = fetcher(resolve=lambda host: [addresses[host]])
    with pytest.raises(FetchRefused, match="inside.example is not on the public internet"):
        looking.fetch(f"http://outlet.example:{site}/to?http://inside.example:{site}/")
    assert len(Site.asked) == 1


def test_a_redirect_to_another_scheme_is_refused(site):
    with pytest.raises(FetchRefused, match="Only http and https"):
        fetcher().fetch(f"http://outlet.example:{site}/to?file:///etc/passwd")


def test_a_circle_ends(site):
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetcher().fetch(f"http://outlet.example:{site}/to?/to?/to?/to?/to?/to?/to?/to?/")


def test_what_is_sent_is_sent_to_one_address(site):
    fetched = fetcher().fetch(
        f"http://outlet.example:{site}/to?/",
        method="POST",
        body=b"{}",
        headers={"Content-Type": "application/json"},
    )
    assert fetched.status == 302
    assert len(Site.asked) == 1
    assert Site.asked[0]["body"] == b"{}"
    assert Site.asked[0]["content-type"] == "application/json"


def test_what_is_secret_is_sent_by_https_alone(site):
    with pytest.raises(FetchRefused, match="Only https"):
        fetcher(schemes=frozenset({"https"})).fetch(
            f"http://outlet.example:{site}/", method="POST", body=b"{}"
        )
    assert Site.asked == []


def test_a_long_answer_is_cut(site):
    fetched = fetcher(most_bytes=1_000).fetch(f"http://outlet.example:{site}/")
    assert (len(fetched.content), fetched.is_cut) == (1_000, True)


def test_a_slow_answer_is_given_up(site):
    with pytest.raises(FetchFailed, match="too long"):
        fetcher(seconds=0.5, most_bytes=10_000).fetch(f"http://outlet.example:{site}/drip")


def test_the_name_is_asked_once_and_its_answer_kept(site):
    """DNS rebinding: a name that points elsewhere a moment later changes nothing."""
    answers = iter([[LOOPBACK], [ipaddress.ip_address("10.0.0.7")]])
    assert (
        fetcher(resolve=lambda host: next(answers)).fetch(f"http://a.example:{site}/").status == 200
    )
    assert next(answers)


def test_one_inner_address_among_several_is_enough_to_refuse(site):
    both = [LOOPBACK, ipaddress.ip_address("192.168.1.1")]
    with pytest.raises(FetchRefused):
        fetcher(resolve=lambda host: both).fetch(f"http://a.example:{site}/")


INNER = [
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0",  # noqa: S104
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1",
    "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "fec0::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::", "2001:0:7f00:1::", "::127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INNER)
def test_no_inner_address_is_public(address):
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(FetchRefused):
        Fetcher().fetch(f"http://{host}/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are(address):
    assert is_public(ipaddress.ip_address(address))


REFUSED = [
    "ftp://outlet.example/",
    "file:///etc/passwd",
    "gopher://outlet.example/",
    "javascript:alert(1)",
    "//outlet.example/",
    "http://",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://127.1/",
    "http://0177.0.0.1/",
    "http://editor:secret@outlet.example/",
    "http://outlet.example:22/",
    "http://outlet.example:99999/",
    "http://outlet.example/a\r\nHost: inside.example",
    "http://outlet.example/" + "a" * 2_000,
]


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_address_of_the_web_is_refused_in_words(url):
    nothing_asked = Fetcher(resolve=lambda host: pytest.fail(f"{host} was asked for"))
    with pytest.raises(FetchRefused, match=r"\w+ \w+"):
        nothing_asked.fetch(url)


def test_a_name_that_leads_nowhere_fails_in_words():
    def nowhere(host):
        raise FetchFailed(f"There is no site of the name {host}.")

    with pytest.raises(FetchFailed, match="no site of the name"):
        Fetcher(resolve=nowhere).fetch("https://no-such.example/")


def test_a_closed_door_fails_in_words():
    with pytest.raises(FetchFailed, match="refuses the connection"):
        fetcher().fetch("http://outlet.example:1/")
