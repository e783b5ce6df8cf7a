"""A program of an outlet on loopback: it keeps what it was told and answers as it is told to."""

import ipaddress
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from commons.safe_fetch import Fetcher

LOOPBACK = ipaddress.ip_address("127.0.0.1")


class Receiver:
    """``messages`` in the order of their arrival; ``answers`` are used up first, then 204."""

    def __init__(self):
        self.messages: list[dict] = []
        self.answers: list[int | tuple[int, dict, bytes]] = []
        self.hold = None  # an Event: answers wait for it
        self.arrived = threading.Semaphore(0)
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.messages.append(
                    {
                        "path": self.path,
                        "body": body,
                        "headers": {k.lower(): v for k, v in self.headers.items()},
                        **json.loads(body),
                    }
                )
                answer = receiver.answers.pop(0) if receiver.answers else 204
                status, headers, content = (
                    answer if isinstance(answer, tuple) else (answer, {}, b"")
                )
                receiver.arrived.release()
                if receiver.hold is not None:
                    receiver.hold.wait(5)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://cms.example:{self.server.server_address[1]}/hook"

    @property
    def fetcher(self) -> Fetcher:
        """One that finds every name here, where it may go."""
        return Fetcher(
            seconds=5,
            most_bytes=4096,
            ports=None,
            resolve=lambda host: [LOOPBACK],
            may_reach=lambda address: address == LOOPBACK,
        )

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def told(self) -> list[str]:
        return [message["type"] for message in self.messages]

    @property
    def positions(self) -> list[int]:
        return [message["data"]["position"] for message in self.messages]
