"""A browser under remote control: WebDriver over HTTP with the standard library, and what Chromium adds to it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

NEEDED = "this needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver); make browser"
FLAGS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
_HEAD = {"Content-Type": "application/json"}
KEYS = {"Tab": 9, "Enter": 13, "ArrowLeft": 37, "ArrowRight": 39}


class Browser:
    """One window; it starts with the block and ends with it."""

    def __init__(self, profile: Path) -> None:
        """Start the driver, and with it a browser with an empty profile."""
        driver, browser = shutil.which("chromedriver"), shutil.which("chromium")
        if not driver or not browser:
            raise RuntimeError(NEEDED)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._open = build_opener(ProxyHandler({})).open
        self._process = subprocess.Popen(
            [driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._at = f"http://127.0.0.1:{port}"
        self._wait()
        # The sandbox of Chromium does not work for root, as whom a build machine may run.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        options = {"binary": browser, "args": [*FLAGS, *sandbox, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._at += f"/session/{session['sessionId']}"

    def __enter__(self) -> Self:
        """The browser itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the window and the driver."""
        try:
            self._call("DELETE", "")
        finally:
            self._process.terminate()
            self._process.wait(10)

    def _wait(self) -> None:
        for _ in range(200):
            try:
                self._call("GET", "/status")
            except (URLError, ConnectionError):
                time.sleep(0.05)
            else:
                return
        self._process.kill()
        message = "chromedriver does not answer"
        raise RuntimeError(message)

    def _call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  what the protocol answers
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = Request(self._at + path, data, _HEAD, method=method)  # noqa: S310  our own driver
        with self._open(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def visit(self, page: Path) -> None:
        """Open a file, with the logs empty and the window as it was made."""
        self.logs()
        self._call("POST", "/url", {"url": page.as_uri()})

    def ask(self, expression: str) -> Any:  # noqa: ANN401  what the page answers
        """The value of an expression of JavaScript in the page."""
        return self._call("POST", "/execute/sync", {"script": f"return {expression}", "args": []})

    def tell(self, command: str, **parameters: object) -> Any:  # noqa: ANN401  what the protocol answers
        """A command of the DevTools protocol."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def logs(self) -> tuple[list[str], list[str]]:
        """What the console said, and which addresses were asked for, since the last call."""
        said = [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]
        events = [
            json.loads(entry["message"])["message"] for entry in self._call("POST", "/se/log", {"type": "performance"})
        ]
        asked = [
            event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"
        ]
        return said, asked

    def show(self, width: int = 1280, scheme: str = "light", media: str = "screen") -> None:
        """Give the window a width, a colour scheme and a medium."""
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        self.tell(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.tell("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=KEYS[key], **text)

    def click(self, selector: str) -> None:
        """Click in the middle of an element, as a hand does, without a script."""
        root = self.tell("DOM.getDocument")["root"]["nodeId"]
        node = self.tell("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.tell("DOM.scrollIntoViewIfNeeded", nodeId=node)
        box = self.tell("DOM.getBoxModel", nodeId=node)["model"]["content"]
        x, y = (box[0] + box[4]) / 2, (box[1] + box[5]) / 2
        for kind in ("mousePressed", "mouseReleased"):
            self.tell("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def printed(self) -> bytes:
        """The page as a PDF, on the paper that its style asks for."""
        self.tell("Emulation.setEmulatedMedia", media="")
        return base64.b64decode(self.tell("Page.printToPDF", preferCSSPageSize=True)["data"])

    def tree(self) -> list[dict[str, Any]]:
        """What a screen reader is given: role and name of each node that it does not pass over."""
        self.tell("Accessibility.enable")
        nodes = self.tell("Accessibility.getFullAXTree")["nodes"]
        return [
            {"role": node["role"]["value"], "name": node.get("name", {}).get("value", ""), "id": node["nodeId"],
             "parent": node.get("parentId")}
            for node in nodes if not node["ignored"]
        ]  # fmt: skip
