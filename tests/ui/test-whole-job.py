#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-whole-job.py UNREP [CASE]: a report from the page that a new user sees to the last
recommendation, by keys alone, those of a reviewer: positions, flags, notes, evidence, a
change of mind, what was left out. To be run by with-display. Prints TAP."""
import glob
import os
import subprocess
import sys

from window_driver import *

CLI = os.path.join(os.path.dirname(UNREP), "..", "app", "cli", "unrep-cli")


def recommendations(report):
    out = subprocess.run([CLI, "outline", "--format=json", report], capture_output=True, check=True).stdout
    return [unit for unit in json.loads(out)["units"] if unit["recommendation"] == "yes"]


def all_by_keys(report, language, layout):
    units = recommendations(report)
    window = Window(report, language=language, layout=layout, start_page=True)
    forward = LEFT if report.endswith(".ar.txt") or "001_" in report else RIGHT
    undo = FRENCH_Z if layout == "fr" else Z
    expected, notes, flags, evidence = {}, 0, 0, 0
    for number, unit in enumerate(units):
        position = number * number % 5
        if number % 11 == 3:
            window.code(F, "unit .* changed")
            flags += 1
        if number % 13 == 5:
            window.code(N, "note has the focus")
            window.code(J)
            window.code(DIGITS[2])
            window.wait("note kept: .{2}")
            window.key_until("Escape", "report has the focus")
            notes += 1
        if number % 17 == 2:
            window.control(forward)
            window.held(forward, CTRL, SHIFT)
            window.code(S, "evidence is asked for")
            window.code(DIGITS[1 + position], r"evidence (\d+) to (\d+), position " + POSITIONS[position])
            window.key("Escape", "evidence left")
            evidence += 1
        if number == 20:
            window.code(J, "current unit")  # this one is left out
            continue
        expected[unit["start"]] = POSITIONS[position]
        window.code(DIGITS[1 + position], f"position {POSITIONS[position]}")
        if number + 1 < len(units):
            window.wait("current unit")
        if number == 30:
            window.control(undo, "unit .* changed")
            window.code(DIGITS[1 + position], f"position {POSITIONS[position]}")
            window.wait("current unit")
    window.code(U, "current unit")
    window.code(DIGITS[5], "position none")
    expected[units[20]["start"]] = "none"

    def done():
        return {a["target"]["start"]: a["position"] for a in window.annotations() if a["kind"] == "unit"}

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and done() != expected:
        time.sleep(0.05)
    assert done() == expected, [(start, expected.get(start), done().get(start))
                                for start in expected.keys() | done().keys() if expected.get(start) != done().get(start)]
    own = window.annotations()
    assert len([a for a in own if a["flag"]]) == flags
    assert len([a for a in own if a["kind"] == "unit" and len(a["note"]) == 2]) == notes
    assert len([a for a in own if a["kind"] == "span"]) == evidence
    window.control(DIGITS[2], "view tallies")
    window.close()
    tally = subprocess.run([CLI, "tally", "--format=json", *glob.glob(glob.escape(report) + ".*.unrep.json")],
                           capture_output=True, check=True).stdout
    counts = json.loads(tally)["positions"]
    assert counts == {name: list(expected.values()).count(name) for name in POSITIONS}, counts


def real(language, layout):
    report = real_report()
    assert len(recommendations(report)) == 117
    all_by_keys(report, language, layout)


def example(language, layout):
    all_by_keys(scratch_report("ar"), language, layout)


def english(language, layout):
    all_by_keys(scratch_report("en"), language, layout)


CASES = [(f"{case.__name__}/interface-{language}/{layout}", case, language, layout)
         for case in (real, example)
         for language, layout in (("ar", "ara"), ("en", "us"))] + [("english/interface-ar/fr", english, "ar", "fr")]

sys.exit(run(CASES))
