#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-codebook-keys.py UNREP [CASE]: a codebook duplicated, changed, used and changed
again, by keys that travel through the X server. To be run by with-display. Prints TAP."""
import glob
import json
import os
import re
import subprocess

from window_driver import *

ALT = 64


class Windows:
    """The windows that lie over one another: the uppermost has the focus."""

    def __init__(self, window):
        self.window = window
        self.stack = [window.id]

    def list(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.window.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def opened(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            new = [found for found in self.list() if found not in self.stack]
            if new:
                self.stack.append(new[-1])
                return self.focus()
            time.sleep(0.02)
        raise AssertionError("no other window appears")

    def closed(self):
        gone = self.stack.pop()
        end = time.monotonic() + PATIENCE
        while gone in self.list():
            assert time.monotonic() < end, "a window stays"
            time.sleep(0.02)
        self.focus()

    def focus(self):
        subprocess.run(["xdotool", "windowfocus", "--sync", self.stack[-1]], check=True)


def count_from_end(action):
    """Which item of the menu does that, from the last, which is the first."""
    with open(os.path.join(os.environ["G_TEST_SRCDIR"], "ui", "unrep-window.ui"), encoding="utf-8") as stream:
        menu = re.search(r'<menu id="primary_menu">.*?</menu>', stream.read(), re.DOTALL)[0]
    actions = re.findall(r'<attribute name="action">([^<]*)<', menu)
    return len(actions) - actions.index(action)


def open_codebooks(window, windows):
    window.key("F10")
    time.sleep(0.5)  # the menu opens without a word
    # By its place: a mnemonic is another letter in every language.
    for _ in range(count_from_end("win.codebooks")):
        window.key("Up")
    window.key("Return", "codebooks shown")
    time.sleep(0.5)  # and closes in the same way
    windows.opened()


def codebook(name):
    path = os.path.join(os.environ["HOME"], ".local/share/unrep/codebooks", name)
    path = path if "XDG_DATA_HOME" not in os.environ else os.path.join(os.environ["XDG_DATA_HOME"], "unrep/codebooks", name)
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def sixth_position(language):
    """Duplicate the default codebook, add a position with key 6, use it, tag with it, take it
    out: its annotation stays."""
    for old in glob.glob(os.path.join(os.environ.get("XDG_DATA_HOME", ""), "unrep/codebooks/*.json")):
        os.unlink(old)
    window = Window(scratch_report(), language=language, layout="us" if language == "en" else "ara")
    window.language = language
    windows = Windows(window)
    open_codebooks(window, windows)
    window.key("Tab")
    window.key("Return", "codebook shown")
    windows.opened()
    window.control(N, "no. 6 added")
    window.code(J)
    window.code(K)
    window.control(S, "codebook saved: new-convention-2, version 1")
    windows.closed()
    window.key("space", "codebook new-convention-2")
    window.key("Escape")
    windows.closed()
    window.code(J, "current unit")
    window.code(15, "position position-6")
    window.wait_saved(["position-6"])
    assert glob.glob(os.path.join(glob.escape(window.folder), "*.new-convention-2.unrep.json"))
    assert len(codebook("new-convention-2.unrep-codebook.json")["positions"]) == 6

    open_codebooks(window, windows)
    window.key("Tab")
    window.key("Return", "codebook shown")
    windows.opened()
    window.control(N, "no. 7 added")
    window.held(DELETE, ALT)
    window.wait("codebook: .*position-7")
    window.held(DELETE, ALT)
    window.wait("codebook: .*jk.*1 annotation" if language == "en" else "codebook: .*تن.*لتعليق واحد")
    window.control(S, "codebook saved: new-convention-2, version 2")
    windows.closed()
    window.key("Escape")
    windows.closed()
    assert len(codebook("new-convention-2.unrep-codebook.json")["positions"]) == 5
    window.code(K, "current unit")
    window.code(F, "unit .* changed, position position-6")
    window.wait_saved(["position-6"])
    window.close()


sys.exit(run([(f"sixth-position/{language}", sixth_position, language) for language in ("en", "ar")]))
