#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-lead-afternoon.py UNREP [CASE]: a lead's afternoon by keys alone: a folder with
three reports, one of which nobody has begun, and damaged and hostile files; what is wrong
with them, tallies, agreement, ten decisions, and all that is unanimous, which is taken back
and accepted again. To be run by with-display. Prints TAP."""
import glob
import os
import subprocess
import sys

from window_driver import *

CLI = os.path.join(os.path.dirname(UNREP), "..", "app", "cli", "unrep-cli")
REVIEWERS = ("amal", "zaid", "omar")
ALT = 64
W = 25
N_DECIDED = 10
N_TAGGED = 18


def cli(*arguments, **options):
    return subprocess.run([CLI, *arguments], capture_output=True, check=True, **options).stdout


def recommendations(report):
    units = json.loads(cli("outline", "--format=json", report))["units"]
    return [unit for unit in units if unit["recommendation"] == "yes"]


def write(team, name, text):
    with open(os.path.join(team, name), "w", encoding="utf-8") as stream:
        stream.write(text)


def made_up_team(language):
    """All three say the same of every third unit that they tag. Returns the folder, and on how many units
    all agree and how many they differ about."""
    first = scratch_report(language)
    home = os.path.dirname(first)
    team = os.path.join(home, "team")
    os.mkdir(team)
    with open(first, encoding="utf-8") as stream:
        text = stream.read()
    reports = [os.path.join(team, name) for name in ("a.txt", "b.txt")]
    for number, report in enumerate(reports):
        write(team, os.path.basename(report), text + "\n" * (2 + number) + f"{number}\n")
    write(team, "nobody.txt", text + "\n\n\n\n\nnobody\n")
    agreed = differ = 0
    for report in reports:
        for place, unit in enumerate(recommendations(report)[:N_TAGGED]):
            agreed += place % 3 == 0
            differ += place % 3 != 0
            for number, name in enumerate(REVIEWERS):
                elsewhere = dict(os.environ, **{f"XDG_{kind}_HOME": os.path.join(home, name, kind)
                                                for kind in ("CONFIG", "STATE", "CACHE")})
                said = POSITIONS[(place // 3 if place % 3 == 0 else place + number) % 5]
                cli("tag", f"--reviewer={name}", report, f"{unit['path']}@{unit['line']}", said, env=elsewhere)
    # A cut file, one that names a report outside, one whose reviewer's id is a path, and a
    # link that leads back up.
    write(team, "cut.unrep.json", '{"format": "unrep-side-file", "vers')
    with open(reports[0] + ".amal.unrep.json", encoding="utf-8") as stream:
        sound = stream.read()
    write(team, "outside.unrep.json", sound.replace('"name": "a.txt"', '"name": "../../a.txt"').replace("-4", "-8", 1))
    write(team, "path.unrep.json", sound.replace('"id": "amal"', '"id": "../amal"'))
    os.symlink(".", os.path.join(team, "up"))
    return team, agreed, differ


def decisions(team):
    made = []
    for name in glob.glob(os.path.join(glob.escape(team), "*.adjudicated-*.unrep.json")):
        with open(name, encoding="utf-8") as stream:
            made += [a for a in json.load(stream)["annotations"] if not a["deleted"] and a["position"]]
    return made


def wait_until(check, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not check():
        time.sleep(0.05)
    assert check(), what()


def afternoon(language, layout):
    team, agreed, differ = made_up_team(language)
    side_files = {name: open(name, "rb").read() for name in glob.glob(os.path.join(glob.escape(team), "*"))
                  if os.path.isfile(name)}
    window = Window(team, language=language, layout=layout, ready=r"team folder: 3 reports, ([1-9]\d*) to know")
    # As lead, which is recorded; the list of disagreements has the keys.
    window.key("ctrl+4", "focus on GtkButton")
    window.key("Return", rf"disagreements: {differ}, 0 decided")
    window.key("ctrl+2", r"team tally: \d+ rows")
    window.key("ctrl+3", r"team agreement: \d+ rows")
    window.key("ctrl+4")
    window.key("Return", r"settling \d+ of \d+, decided null")
    for number in range(N_DECIDED):
        window.code(DIGITS[1 + number % 5], r"settling \d+ of \d+|position \w+")
    wait_until(lambda: len(decisions(team)) >= min(N_DECIDED, 5), lambda: decisions(team))
    window.control(W)
    window.wait(r"disagreements: \d+, [1-9]\d* decided")
    by_hand = len(decisions(team))
    # By its mnemonic, which is on the same key in both languages.
    window.key("ctrl+4")
    window.held(U, ALT)
    accepted = int(window.wait(r"accepted: (\d+)").group(1))
    assert accepted == agreed, (accepted, agreed)
    wait_until(lambda: len(decisions(team)) == by_hand + accepted, lambda: decisions(team))
    window.control(Z, rf"taken back: {accepted}")
    wait_until(lambda: len(decisions(team)) == by_hand, lambda: decisions(team))
    window.held(U, ALT)
    window.wait(rf"accepted: {agreed}")
    window.close()

    counts = json.loads(cli("tally", "--adjudicated", "--format=json", team + "/a.txt", team + "/b.txt"))
    assert counts["undecided"] == agreed + differ - by_hand - accepted, counts
    assert sum(counts["positions"].values()) == by_hand + accepted, counts
    for name, content in side_files.items():
        assert open(name, "rb").read() == content, f"{name} was changed"
    leads = [name for name in glob.glob(os.path.join(glob.escape(team), "*.adjudicated-*"))
             if b'"opened_as_lead": "20' in open(name, "rb").read()]
    assert leads, "who opened as lead is not recorded"


CASES = [(f"afternoon/interface-{language}/{layout}", afternoon, language, layout)
         for language, layout in (("en", "us"), ("ar", "ara"))]

sys.exit(run(CASES))
