#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-settling.py UNREP [CASE]: a lead opens a team's folder and settles, by keys alone, what
three reviewers differ about; the program is killed behind a decision, and everything is there
again; and what reviewers would correct in the outline. To be run by with-display. Prints TAP."""
import glob
import os
import subprocess
import sys

from window_driver import *

CLI = os.path.join(os.path.dirname(UNREP), "..", "app", "cli", "unrep-cli")
ALT, P = 64, 33
# What the buttons of the team and of publishing have underlined: T and B, ر and ن.
TEAM, PUBLISH = {"us": T, "ara": 55}, {"us": 56, "ara": 45}
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
    window.key_until("Escape", "report has the focus")
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


def proposed_team(language):
    """Two reviewers correct the outline: the second of three units is the same for both; and one of
    them splits a unit. Returns the folder and those four units."""
    team = made_up_team(language)
    report, = glob.glob(os.path.join(glob.escape(team), "*.txt"))
    units = [unit for unit in json.loads(cli("outline", "--format=json", report))["units"] if unit["recommendation"] == "yes"]
    for name, first in (("amal", 1), ("zaid", 2)):
        elsewhere = dict(os.environ, **{f"XDG_{kind}_HOME": os.path.join(os.path.dirname(team), name, kind)
                                        for kind in ("CONFIG", "STATE", "CACHE")})
        for unit in units[first:first + 2]:
            cli("structure", f"--reviewer={name}", report, f"{unit['start']}-{unit['end']}", "no-recommendation", env=elsewhere)
    last = units[5]
    cli("structure", "--reviewer=zaid", report, f"{last['start']}-{last['end']}", "split", str(last["start"] + 30), env=elsewhere)
    return team, units[1:4] + [last]


def own_corrections(team):
    found = glob.glob(os.path.join(glob.escape(team), "*.unrep.json"))
    mine = [name for name in found if not re.search(r"\.(amal|zaid|omar|outline)\.", name)]
    assert len(mine) <= 1, mine
    if not mine:
        return []
    with open(mine[0], encoding="utf-8") as stream:
        return [a["target"]["start"] for a in json.load(stream)["annotations"] if a["kind"] == "structure" and not a["deleted"]]


def proposals(language, layout):
    """What reviewers would correct is accepted and passed over by key, one step back and again, and
    published; the letters are free again behind it."""
    team, units = proposed_team(language if language == "ar" else "en")
    starts = [unit["start"] for unit in units]
    window = Window(team, language=language, layout=layout, ready=r"team folder: 1 reports")
    # The dialog's second page; the only report; "Look Through Them".
    window.held(TEAM[layout], ALT)
    window.wait("mnemonic of")
    for key in ("Tab", "space", "Tab", "Tab", "Return"):
        time.sleep(0.5)
        window.key(key)
    window.wait("proposals shown")
    for key in ("Tab", "Tab", "Return"):
        time.sleep(0.5)
        window.key(key)
    window.wait("proposals: 4 left")
    window.code(C, "proposals: 3 left")
    window.code(P, "proposals: 2 left")
    window.code(C, "proposals: 1 left")
    window.code(C, "proposals: 0 left")
    window.wait("review state 0")
    accepted = sorted(own_corrections(team))
    # The second part begins with a word.
    assert accepted[:3] == [starts[0], starts[2], starts[3]] and 30 <= accepted[3] - starts[3] <= 32, accepted
    window.control(FRENCH_Z if layout == "fr" else Z, "proposals: 1 left")
    window.wait("review state 0")
    assert sorted(own_corrections(team)) == accepted[:2], own_corrections(team)
    window.code(C, "proposals: 0 left")
    window.held(PUBLISH[layout], ALT)
    window.wait("outline published")
    window.code(J, r"current unit \d+")
    window.close()
    outline, = glob.glob(os.path.join(glob.escape(team), "*.outline.unrep.json"))
    with open(outline, encoding="utf-8") as stream:
        published = sorted(a["target"]["start"] for a in json.load(stream)["annotations"] if not a["deleted"])
    assert published == accepted, (published, accepted)


CASES = [(f"{case.__name__}/interface-{language}/{layout}", case, language, layout)
         for case in (settle, proposals) for language, layout in (("en", "us"), ("ar", "ara"))]

sys.exit(run(CASES))
