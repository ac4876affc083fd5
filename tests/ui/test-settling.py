#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-settling.py UNREP [CASE]: a lead opens a team's folder and settles, by keys alone, what
three reviewers differ about; the program is killed behind a decision, and everything is there
again. To be run by with-display. Prints TAP."""
import glob
import os
import subprocess
import sys

from window_driver import *

CLI = os.path.join(os.path.dirname(UNREP), "..", "app", "cli", "unrep-cli")
# What amal, zaid and omar say about the first recommendations; "" for nothing.
SAID = [("support", "oppose", "support"), ("none", "none", "none"), ("mixed", "support", "support"),
        ("none", "none", ""), ("oppose", "oppose", "support"), ("neutral", "none", "none"), ("support", "support", "support")]
N_DIFFER = 5


def cli(*arguments, **options):
    return subprocess.run([CLI, *arguments], capture_output=True, check=True, **options).stdout


def made_up_team(language):
    """A folder with one report, whose reviewers have other computers than the lead."""
    report = scratch_report(language)
    team = os.path.join(os.path.dirname(report), "team")
    os.mkdir(team)
    report = shutil.move(report, team)
    units = [unit for unit in json.loads(cli("outline", "--format=json", report))["units"] if unit["recommendation"] == "yes"]
    for number, name in enumerate(("amal", "zaid", "omar")):
        elsewhere = dict(os.environ, **{f"XDG_{kind}_HOME": os.path.join(os.path.dirname(team), name, kind)
                                        for kind in ("CONFIG", "STATE", "CACHE")})
        for unit, said in zip(units, SAID):
            if said[number]:
                cli("tag", f"--reviewer={name}", f"--note={name}", report, f"{unit['path']}@{unit['line']}", said[number],
                    env=elsewhere)
    return team


def decisions(team):
    files = glob.glob(os.path.join(glob.escape(team), "*.adjudicated-*.unrep.json"))
    assert len(files) <= 1, files
    if not files:
        return []
    with open(files[0], encoding="utf-8") as stream:
        content = json.load(stream)
    assert content["role"] == "adjudication"
    return [a for a in content["annotations"] if not a["deleted"]]


def wait_decisions(team, check):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not check(decisions(team)):
        time.sleep(0.05)
    assert check(decisions(team)), decisions(team)


def open_disagreements(team, language, layout):
    window = Window(team, language=language, layout=layout, ready=r"team folder: 1 reports")
    window.key("ctrl+4")
    window.key("Return", r"disagreements: (\d+), \d+ decided")
    return window


def settle(language, layout):
    team = made_up_team(language if language == "ar" else "en")
    before = {name: open(name, "rb").read() for name in glob.glob(os.path.join(glob.escape(team), "*"))}
    window = open_disagreements(team, language, layout)
    window.key("Return", r"settling 1 of 7, decided null")
    # A change of mind: taken back, and decided again; 0 stays where it is.
    window.code(DIGITS[5], "settling 2 of 7")
    window.code(K, "settling 1 of 7, decided none")
    window.code(DIGITS[0], "position null")
    window.code(DIGITS[2], "settling 2 of 7")
    window.code(DIGITS[1], "settling 3 of 7")
    window.control(FRENCH_Z if layout == "fr" else Z, "unit .* changed, position null")
    window.code(DIGITS[3], "settling 3 of 7")
    # A comment, typed into a text field: its letters are no keys.
    window.code(N, "note has the focus")
    window.code(J)
    window.code(DIGITS[1])
    window.wait("note kept: .{2}")
    window.key("Escape", "report has the focus")
    window.code(DIGITS[1], "settling 4 of 7")
    window.code(DIGITS[5], "settling 5 of 7")
    wait_decisions(team, lambda made: len(made) == 4)
    window.code(DIGITS[4], "unit .* changed, position neutral")
    window.kill()

    window = open_disagreements(team, language, layout)
    window.key("Return", "settling 1 of 7, decided oppose")
    wait_decisions(team, lambda made: len(made) == N_DIFFER)
    window.code(J, "settling 2 of 7, decided mixed")
    window.code(J, "settling 3 of 7, decided support")
    window.code(J, "settling 4 of 7, decided none")
    window.code(J, "settling 5 of 7, decided neutral")
    window.close()

    made = decisions(team)
    assert [len(a["note"]) for a in made].count(2) == 1, made
    assert all(len(a["settles"]) >= 2 for a in made), made
    counts = json.loads(cli("tally", "--adjudicated", "--format=json", team))
    assert counts["positions"] == {name: 1 for name in POSITIONS}, counts
    assert counts["undecided"] == 2 and counts["reviewers"] == 3, counts
    assert json.loads(cli("tally", "--format=json", team))["tagged"] == sum(bool(said) for three in SAID for said in three)
    for name, content in before.items():
        assert open(name, "rb").read() == content, f"{name} was changed"


CASES = [(f"settle/interface-{language}/{layout}", settle, language, layout)
         for language, layout in (("en", "us"), ("ar", "ara"))]

sys.exit(run(CASES))
