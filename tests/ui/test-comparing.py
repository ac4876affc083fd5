#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-comparing.py UNREP [CASE]: a report beside its original in the Rendering view, by keys
and a wheel that travel through the X server. To be run by with-display. Prints TAP."""
import os
import sys
import tempfile

from window_driver import *

WHEEL_DOWN = "5"


def example(language):
    with open(os.path.join(EXAMPLES, f"expert-group-report.{language}.txt"), encoding="utf-8") as stream:
        return stream.read()


def translated(name):
    """A pair of reports: in the Arabic one 38 is 83, and (c) of paragraph 13 is lost. NAME makes
    it another text than those of other cases, whose original is remembered."""
    folder = tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"])
    arabic = example("ar").replace("بلغ 38 محطة", "بلغ 83 محطة")
    start, end = arabic.index("(ج) يوصى"), arabic.index("(د) ينبغي أن يضع")
    paths = []
    for language, text in (("ar", arabic[:start] + arabic[end:] + name + "\n"), ("en", example("en"))):
        paths.append(os.path.join(folder, f"report.{language}.txt"))
        with open(paths[-1], "w", encoding="utf-8") as stream:
            stream.write(text)
    return paths


def find(window, pattern):
    """J until a finding says so."""
    for _ in range(12):
        found = window.code(J, r"finding .*")[0]
        if re.search(pattern, found):
            return
    raise AssertionError(f"no finding says {pattern}")


def opened(window, original):
    window.control(DIGITS[3], "view rendering")
    before = int(window.wait(r"(\d+) findings")[1])
    window.wait("finding .* on line")
    window.code(O)
    window.type_path(original)
    window.wait("3 differences from the original")
    window.wait(f"{before + 3} findings")
    window.wait("finding .* on line")
    return before


def walked(name, language, layout):
    """Opened by the dialog; the differences are among the findings, and the original goes there
    too. Closed, and opened again without being asked for."""
    report, original = translated(name)
    window = Window(report, language, layout)
    before = opened(window, original)
    find(window, "original-number on line 19, open")
    window.wait("first report leads at unit (\\d+), the other is at (\\d+)")
    find(window, "original-unit on line 43, open")
    leader = window.wait("first report leads at unit (\\d+), the other is at (\\d+)")
    assert abs(int(leader[1]) - int(leader[2])) <= 1, leader[0]
    window.code(DIGITS[3])
    window.code(O, "the original is closed")
    # What was said of it stays.
    window.wait(f"{before} findings")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not window.annotations():
        time.sleep(0.02)
    said = [(a["finding"]["check"], a["finding"]["state"]) for a in window.annotations()]
    assert said == [("original-unit", "to-fix")], said
    window.code(O, "3 differences from the original")
    window.close()

    # It opens with the view that it was closed with.
    window = Window(report, language, layout, ready="finding .* on line")
    window.code(O, "3 differences from the original")
    window.close()


def scrolled():
    """The one below the pointer leads."""
    report, original = translated("scrolled")
    window = Window(report)
    opened(window, original)
    for x, side in (("1250", "second"), ("500", "first"), ("1250", "second")):
        subprocess.run(["xdotool", "mousemove", "--window", window.id, x, "600"], check=True)
        last = (0, 0)
        for _ in range(4):
            subprocess.run(["xdotool", "click", WHEEL_DOWN], check=True)
            found = window.wait(rf"{side} report leads at unit (\d+), the other is at (\d+)")
            here = (int(found[1]), int(found[2]))
            assert here >= last and abs(here[0] - here[1]) <= 1, (side, here, last)
            last = here
    window.close()


def broken():
    """What cannot be read is said, and something else can be chosen."""
    report, original = translated("broken")
    bad = os.path.join(os.path.dirname(report), "bad.docx")
    with open(bad, "wb") as stream:
        stream.write(b"PK\x03\x04 no archive")
    window = Window(report)
    window.control(DIGITS[3], "view rendering")
    window.wait("finding .* on line")
    window.code(O)
    window.type_path(bad)
    window.wait("the original is not compared")
    window.held(O, SHIFT)
    window.type_path(original)
    window.wait("3 differences from the original")
    window.close()


CASES = [
    *[(f"walked/{language}-{layout}", walked, f"{language} {layout}", language, layout)
      for language, layout in (("en", "us"), ("ar", "ara"), ("ar", "ara -variant digits"), ("en", "fr"), ("ar", "ru"), ("ar", "us,ara"))],
    ("scrolled", scrolled),
    ("broken", broken),
]

sys.exit(run(CASES))
