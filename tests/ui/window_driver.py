# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, driven by keys that travel through the X server, for the tests that
need a program and not a library. To be used below with-display. The program says on
stderr what happens; nothing here sleeps and hopes."""
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 20
UNREP = sys.argv[1]
EXAMPLES = os.path.join(os.environ["G_TEST_SRCDIR"], "data", "examples")


class Window:
    """The program with one report, or a folder, which is ready when it says READY, and what it
    says. START_PAGE is whether it begins without, or what opens the report from there."""

    def __init__(self, report, language="en", layout="us", start_page=False, ready="ready"):
        self.report = report
        self.layout = layout
        self.folder = os.path.dirname(report)
        subprocess.run(["setxkbmap", *layout.split()], check=True)
        self.said = open(os.path.join(self.folder, "said"), "a+", encoding="utf-8")
        self.said.seek(0, os.SEEK_END)
        # Warnings are not fatal here: on a busy machine GTK 4.8's text view scrolls while it
        # draws, and GTK then warns that the scrollbar has no allocation for that frame.
        environment = dict(os.environ, G_MESSAGES_DEBUG="unrep", LANGUAGE=language,
                           G_DEBUG="fatal-criticals", XDG_STATE_HOME=os.path.join(self.folder, "state"))
        arguments = [] if start_page else [report]
        self.process = subprocess.Popen([UNREP, *arguments], env=environment, stdout=self.said, stderr=self.said)
        self.read = self.said.tell()
        if start_page:
            self.id = self.find_window()
            if callable(start_page):
                start_page(self)
            else:
                self.open_report()
        self.wait(ready)
        if not start_page:
            self.id = self.find_window()

    def open_report(self):
        """From the page that a new user sees: Ctrl+O, and the report's path in GTK's dialog."""
        subprocess.run(["setxkbmap", "us"], check=True)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and len(self.windows()) < 2:
            self.control(O)
            time.sleep(1)
        self.type_path(self.report)

    def type_path(self, path):
        """Into GTK's dialog for files, once it is there."""
        subprocess.run(["setxkbmap", "us"], check=True)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and len(self.windows()) < 2:
            time.sleep(0.02)
        subprocess.run(["xdotool", "windowfocus", "--sync", self.windows()[-1], "type", "--delay", "30", path], check=True)
        self.key("Return")
        subprocess.run(["setxkbmap", *self.layout.split()], check=True)

    def windows(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def find_window(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.windows()
            if found:
                subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]], check=True)
                return found[-1]
            time.sleep(0.02)
        raise AssertionError("the window does not appear")

    def lines(self):
        with open(self.said.name, encoding="utf-8") as stream:
            stream.seek(self.read)
            return stream.read()

    def wait(self, pattern):
        """Waits until the program says PATTERN, and forgets what it said before."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = re.search(pattern, self.lines())
            if found:
                self.read += len(self.lines()[:found.end()].encode())
                return found
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended ({self.process.returncode}): {self.lines()}")
            time.sleep(0.01)
        raise AssertionError(f"it does not say {pattern!r} but {self.lines()!r}")

    def key(self, key, says=None):
        subprocess.run(["xdotool", "key", key], check=True)
        return self.wait(says) if says else None

    def key_until(self, key, says):
        """Again and again: who has the keys while a menu or a window comes or goes is not known."""
        end = time.monotonic() + PATIENCE
        found = None
        while not found and time.monotonic() < end:
            self.key(key)
            again = time.monotonic() + 1
            while not found and time.monotonic() < again:
                time.sleep(0.01)
                found = re.search(says, self.lines())
        return self.wait(says)

    def code(self, code, says=None):
        """Presses a key by its hardware code: what a finger does, whatever the layout."""
        return self.key(str(code), says)

    def control(self, code, says=None):
        """The same with Ctrl held."""
        subprocess.run(["xdotool", "keydown", "37", "key", str(code), "keyup", "37"], check=True)
        return self.wait(says) if says else None

    def wait_position_of_evidence(self, code, position):
        return self.code(code, rf"evidence (\d+) to (\d+), position {position}")

    def held(self, code, *modifiers):
        """The same with modifiers held, given by their codes too."""
        subprocess.run(["xdotool", *sum((["keydown", str(m)] for m in modifiers), []), "key", str(code),
                        *sum((["keyup", str(m)] for m in modifiers), [])], check=True)

    def settle(self):
        """All keys have arrived when one pressed after them has had its effect."""
        self.key_until("ctrl+2", "view tallies")
        self.key_until("ctrl+1", "view review")

    def kill(self, sig=signal.SIGKILL):
        self.process.send_signal(sig)
        self.process.wait()
        self.said.close()

    def close(self):
        # By its place: where a layout has no Latin q, xdotool lends it a key for a moment, which
        # a busy program may learn of too late.
        self.control(FRENCH_Q if self.layout == "fr" else Q)
        self.process.wait(PATIENCE)
        status, last = self.process.returncode, self.lines()
        self.said.close()
        assert status == 0, f"the program ended with {status}: {last[-600:]}"

    def annotations(self):
        files = glob.glob(os.path.join(glob.escape(self.folder), "*.unrep.json"))
        assert len(files) <= 1, files
        if not files:
            return []
        with open(files[0], encoding="utf-8") as stream:
            return [a for a in json.load(stream)["annotations"] if not a["deleted"]]

    def positions(self):
        return [a["position"] for a in self.annotations()]

    def evidence(self):
        return [a for a in self.annotations() if a["kind"] == "span"]

    def wait_evidence(self, check):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None and not check(self.evidence()):
            time.sleep(0.02)
        assert check(self.evidence()), self.evidence()

    def corrections(self):
        return [a["result"] for a in self.annotations() if a["kind"] == "structure"]

    def wait_corrections(self, check):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None and not check(self.corrections()):
            time.sleep(0.02)
        assert check(self.corrections()), self.corrections()

    def wait_saved(self, expected):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if self.positions() == expected:
                return
            time.sleep(0.02)
        assert self.positions() == expected, f"{self.positions()} is saved and not {expected}"


def scratch_report(language="ar"):
    folder = tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"])
    return shutil.copy(os.path.join(EXAMPLES, f"expert-group-report.{language}.txt"), folder)


class Skipped(Exception):
    """A case that cannot be run here, and why."""


def real_report():
    """A copy of the report 001, which is not part of the project."""
    found = glob.glob(os.path.join(glob.escape(os.environ.get("UNREP_SHARED", "")), "reports", "001_*.txt"))
    if "UNREP_SHARED" not in os.environ or not found:
        raise Skipped("the real reports are not here")
    return shutil.copy(found[0], tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"]))


# Hardware codes of the digit row and of six letters, as on every PC keyboard.
DIGITS = {n: 9 + n for n in range(1, 6)} | {0: 19}
J, K, U, Z, R, L = 44, 45, 30, 52, 27, 46
S, E, O, N, F, T, C, V = 39, 26, 32, 57, 41, 28, 54, 55
# Those that people here have: Latin, Arabic with either digits, French, Russian, and two at once.
LAYOUTS = ("us", "ara", "ara -variant digits", "fr", "ru", "us,ara")
RETURN, BACKSPACE, LEFT, RIGHT, DELETE, SPACE, TAB = 36, 22, 113, 114, 119, 65, 23
CTRL, SHIFT, Q = 37, 50, 24
# A Latin letter means itself: on a French keyboard Z is where others have W.
FRENCH_Z, FRENCH_Q = 25, 38
POSITIONS = ["support", "oppose", "mixed", "neutral", "none"]


def run(cases):
    """Runs CASES, each a name, a function and its arguments, those asked for or all; prints TAP
    and returns the exit status."""
    cases = [case for case in cases if case[0] in sys.argv[2:] or not sys.argv[2:]]
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, (name, function, *arguments) in enumerate(cases, 1):
        try:
            function(*arguments)
            print(f"ok {number} {name}", flush=True)
        except Skipped as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception as error:  # one case must not hide the others
            failed += 1
            print(f"not ok {number} {name}\n# {str(error)[-2000:]!r}", flush=True)
    return 1 if failed else 0
