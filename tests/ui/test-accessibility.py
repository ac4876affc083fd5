#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-accessibility.py UNREP [CASE]: what a screen reader gets from the real window, over
the accessibility bus. To be run by with-display; prints TAP.
The interpreter is the system's: only that one sees the packages that read the bus."""
import os
import re
import subprocess
import sys
import time

# A bus of its own; its daemons write on their standard output, which is not ours then.
if "TAP_OUTPUT" not in os.environ:
    os.environ["TAP_OUTPUT"] = str(os.dup(1))
    os.set_inheritable(int(os.environ["TAP_OUTPUT"]), True)
    os.dup2(2, 1)
    os.environ.pop("G_DEBUG", None)  # the bus's own library warns
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
os.dup2(int(os.environ["TAP_OUTPUT"]), 1)

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

from window_driver import *

CLI = os.path.join(os.path.dirname(UNREP), "..", "app", "cli", "unrep-cli")
CONTROLS = {"push button", "toggle button", "check box", "radio button", "page tab", "text", "entry", "password text",
            "list", "list item", "combo box", "menu item", "check menu item", "radio menu item", "link", "slider",
            "spin button", "tree table", "table", "switch", "list box", "menu", "dialog", "frame"}
# Of these only what can have the focus.
CONTAINERS = {"list", "table", "tree table", "list box"}
# A widget without a name is read by the name of its class.
CLASS = re.compile(r"^(Gtk|Adw|Unrep)[A-Z][A-Za-z]+$")
# What they are called, before the digits and the label.
WORDS = {"en": {"not reviewed": "Not reviewed", "flagged": "flagged", "outline": "Outline", "report": "Report",
                "undo": "There is nothing to undo", "quoted": "Copied with its citation"},
         "ar": {"not reviewed": "لم تُراجَع", "flagged": "عليها علامة", "outline": "المخطط", "report": "التقرير",
                "undo": "لا يوجد ما يُتراجع عنه", "quoted": "نُسخت مع مصدرها"}}


def children(accessible):
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield child


def walk(accessible):
    """ACCESSIBLE and everything below it."""
    yield accessible
    for child in children(accessible):
        yield from walk(child)


def has(accessible, state):
    return accessible.get_state_set().contains(state)


class Heard(Window):
    """A window, as the bus has it."""

    def __init__(self, report, language="en"):
        os.environ.pop("NO_AT_BRIDGE", None)
        os.environ["GTK_A11Y"] = "atspi"
        self.language = language
        super().__init__(report, language=language)
        self.application = self.until(self.find_application, "the bus does not know the program")
        # What is kept would be what was.
        self.application.set_cache_mask(Atspi.Cache.NONE)
        self.view = self.find("text", self.word("report"))
        self.outline = self.find("list", self.word("outline"))

    def word(self, name):
        return WORDS[self.language][name]

    def until(self, check, complaint):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                found = check()
            except GLib.Error:  # it went away while it was looked at
                found = None
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"{complaint}: {self.lines()}")

    def find_application(self):
        return next((one for one in children(Atspi.get_desktop(0)) if one.get_process_id() == self.process.pid), None)

    def find(self, role, name):
        return self.until(lambda: next((one for one in walk(self.application)
                                        if one.get_role_name() == role and one.get_name() == name), None),
                          f"there is no {role} {name!r}")

    def row(self):
        """The name of the selected row of the outline: GTK 4.8 leaves that to its child."""
        row = next(one for one in children(self.outline) if has(one, Atspi.StateType.SELECTED))
        return row.get_name() or next(children(row)).get_name()

    def statuses(self):
        return [one.get_name() for one in walk(self.application) if one.get_role_name() in ("status bar", "notification")]

    def do(self, action):
        frame = next(children(self.application))
        names = [Atspi.Action.get_action_name(frame, n) for n in range(frame.get_n_actions())]
        frame.do_action(names.index(action))


def outline_of(report):
    out = subprocess.run([CLI, "outline", "--format=json", report], capture_output=True, check=True).stdout
    return [unit for unit in json.loads(out)["units"] if unit["recommendation"] == "yes"]


def letters(text):
    """TEXT with nothing but its letters and digits, stretching and digit systems aside."""
    plain = (str(int(c)) if c.isdecimal() else c for c in text if c.isalnum() and c != "ـ")
    return "".join(plain)


def citation(unit):
    first, *rest = unit["path"].split("@")[0].split("/")
    return first + "".join(f"({part})" for part in rest)


def check_row(name, unit, text, position):
    """NAME is "label, position, [flags,] first words"."""
    label, said, words = name.replace("،", ",").split(", ", 2)
    assert letters(label) == letters(citation(unit)), (label, unit["path"])
    assert said == position, (said, position)
    # A repaired text shows a label elsewhere, so the words are looked for one by one.
    words = words.split("…")[0].split(". ")[0] if "…" in words else words.rsplit(". ", 1)[0]
    heard = [letters(word) for word in words.split()]
    known = letters(text)
    missing = [word for word in heard[:-1] if word not in known]
    assert len(missing) <= len(heard) // 4, (words, text)


def every_recommendation(report, language):
    """J through all of them, K back: the row, and the text of the report."""
    units = outline_of(report)
    with open(report, encoding="utf-8-sig", newline="") as stream:
        text = stream.read()
    window = Heard(report, language)
    for number, unit in enumerate(units):
        own = text[unit["start"]:unit["end"]]
        heard = window.view.get_description()
        assert heard == own, (unit["path"], heard, own)
        check_row(window.row(), unit, own, window.word("not reviewed"))
        if number + 1 < len(units):
            window.code(J, "current unit")
    for unit in units[-2:-6:-1]:
        window.code(K, "current unit")
        check_row(window.row(), unit, text[unit["start"]:unit["end"]], window.word("not reviewed"))
    window.close()


def every_real_recommendation(language):
    report = real_report()
    assert len(outline_of(report)) == 117
    every_recommendation(report, language)


def every_example(language):
    every_recommendation(scratch_report("ar"), language)
    every_recommendation(scratch_report("en"), language)


def position_heard(language):
    """A position and a flag are in the name of the row at once."""
    window = Heard(scratch_report("ar"), language)
    with open(os.path.join(os.environ["G_TEST_SRCDIR"], "data", "codebooks", "new-convention.json"),
              encoding="utf-8") as stream:
        names = [position["name"][language] for position in json.load(stream)["positions"]]
    first = window.row()
    for number, name in enumerate(names, 1):
        window.code(DIGITS[number], "current unit")
        assert window.word("not reviewed") in window.row()
        window.code(K, "current unit")
        assert name in window.row(), (name, window.row())
    window.code(F, "unit .* changed")
    assert window.word("flagged") in window.row(), window.row()
    window.code(F, "unit .* changed")
    window.code(DIGITS[0], "position null")
    assert window.row() == first, (window.row(), first)
    window.close()


def toasts_heard(language):
    """What a toast says for some seconds a status line says too."""
    window = Heard(scratch_report("ar"), language)
    window.control(Z)
    window.until(lambda: window.word("undo") in window.statuses(), "it is not said that there is nothing to undo")
    window.held(C, CTRL, SHIFT)
    window.until(lambda: window.word("quoted") in window.statuses(), "it is not said that something was copied")
    window.close()


def findings_heard(language):
    """In Rendering the text's description is what has been found, and follows J and K; nothing is
    named twice over, as what is named and labelled is."""
    report = scratch_report("ar")
    with open(report, encoding="utf-8-sig") as stream:
        text = stream.read()
    window = Heard(report, language)

    def described():
        return [one.get_description() for one in walk(window.application)
                if one.get_role_name() == "text" and one.get_name() == window.word("report")]

    before = described()
    window.key("ctrl+3", "finding .* on line")
    first = window.until(lambda: next((said for said in described() if said not in before), None), "no finding is said")
    assert first.rsplit("». " if language == "ar" else "”. ", 1)[1] in text, first
    window.code(J, "finding .* on line")
    second = window.until(lambda: next((said for said in described() if said not in before + [first]), None), "the next is not said")
    window.code(K, "finding .* on line")
    window.until(lambda: first in described() and second not in described(), "it is not said again")
    twice = [name for name in (one.get_name() for one in walk(window.application))
             if len(name) > 2 and name[:len(name) // 2] == name[len(name) // 2 + 1:]]
    assert not twice, twice
    window.close()


def nameless(window):
    """What of WINDOW can be used and has no name of its own."""
    found = []

    def named(one):
        return one.get_name() and not CLASS.match(one.get_name())

    def look(one, path):
        role, name = one.get_role_name(), one.get_name()
        if (role not in CONTAINERS or has(one, Atspi.StateType.FOCUSABLE)) and role in CONTROLS and has(one, Atspi.StateType.SENSITIVE) and has(one, Atspi.StateType.VISIBLE):
            inside = role == "list item" and any(named(child) for child in walk(one))
            if not inside and not named(one):
                found.append(f"{path}/{role} {name!r} ({one.get_description()})")
        for child in children(one):
            look(child, f"{path}/{name or role}"[-90:])

    for one in children(window.application):
        look(one, "")
    return found


def every_control_named(language):
    """In each view, and in what opens."""
    window = Heard(scratch_report("ar"), language)
    wrong = {}

    def look(where):
        found = nameless(window)
        if found:
            wrong[where] = found

    look("review")
    window.code(DIGITS[1], "position support")
    window.control(RIGHT)
    window.held(RIGHT, CTRL, SHIFT)
    window.code(S, "evidence is asked for")
    window.code(RETURN, "evidence .* position null")
    look("evidence")
    window.key("Escape")
    for name, key, says in (("search", "ctrl+f", None), ("go to", "ctrl+g", "paragraph is asked for"),
                            ("label", "l", "label is asked for")):
        window.key(key, says)
        look(name)
        window.key_until("Escape", "report has the focus")
    for name, key in (("menu", "F10"), ("unit menu", "Menu"), ("shortcuts", "ctrl+question"), ("preferences", "ctrl+comma")):
        window.key(key)
        time.sleep(0.5)
        look(name)
        window.key("Escape")
        time.sleep(0.3)
    for action in ("win.about", "win.restore"):
        window.do(action)
        time.sleep(0.5)
        look(action)
        window.key("Escape")
        time.sleep(0.3)
    for key, view in (("ctrl+2", "tallies"), ("ctrl+3", "rendering")):
        window.key_until(key, f"view {view}")
        look(view)
    window.key("ctrl+w")
    time.sleep(0.3)
    look("welcome")
    window.kill()
    assert not wrong, wrong


CASES = [(f"{name}/{language}", case, language)
         for language in ("en", "ar")
         for name, case in (("rows", every_example), ("rows-001", every_real_recommendation), ("position", position_heard),
                            ("toasts", toasts_heard), ("findings", findings_heard), ("names", every_control_named))]

Atspi.init()
Atspi.set_timeout(2000, 5000)
sys.exit(run(CASES))
