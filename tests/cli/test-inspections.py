#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`unrep-cli inspect`: what is printed is valid by its schema, tells every character once,
and depends on no font but the two that are named. Prints TAP."""
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

UNREP_CLI = os.environ["UNREP_CLI"]
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FONTS_CONF = ('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
              '<fontconfig>%s<cachedir>%s</cachedir></fontconfig>\n')
HOSTILE = "\u202e\u2066ab\u0001\ue000\ufdfd\u0651 \U0001f468\u200d\u6f22\n\x85\t 74/247\r\n\r\n" + "\u202b" * 1000 + "ا\n"


def same(got, wanted):
    assert got == wanted, f"{got!r:.400} is not {wanted!r:.400}"


def find_font(family):
    run = subprocess.run(["fc-match", "--format=%{family}\n%{file}", family + ":style=Regular"], capture_output=True, text=True, check=True)
    found, path = run.stdout.split("\n")
    assert family in found, f"{family} is not installed"
    return path


def make_fonts(folder, *families):
    """The environment of a computer that has these fonts and no others."""
    fonts = os.path.join(folder, "fonts" + str(len(families)))
    os.makedirs(fonts)
    for family in families:
        os.symlink(find_font(family), os.path.join(fonts, family + ".ttf"))
    conf = os.path.join(folder, f"{len(families)}.conf")
    with open(conf, "w", encoding="utf-8") as stream:
        stream.write(FONTS_CONF % (f"<dir>{fonts}</dir>", os.path.join(folder, "cache")))
    return {**os.environ, "FONTCONFIG_FILE": conf}


def inspect(environment, *arguments):
    run = subprocess.run([UNREP_CLI, "inspect", *arguments], capture_output=True, env=environment)
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    return json.loads(run.stdout)


def extracted(report, *options):
    return subprocess.run([UNREP_CLI, "text", *options, report], capture_output=True, check=True).stdout.decode()


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.fonts = make_fonts(folder, "Amiri", "DejaVu Sans")
        with open(os.path.join(TOP, "data", "unrep-inspection.schema.json"), encoding="utf-8") as stream:
            self.schema = json.load(stream)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        hostile = os.path.join(folder, "hostile.txt")
        with open(hostile, "w", encoding="utf-8", newline="") as stream:
            stream.write(HOSTILE)
        self.reports = [os.path.join(TOP, "data", "examples", name)
                        for name in ("expert-group-report.ar.txt", "expert-group-report.en.txt")] + [hostile]


def characters(paragraph):
    for run in paragraph["runs"]:
        for cluster in run["clusters"]:
            yield from cluster["characters"]


def test_schema(desk):
    validator = jsonschema.Draft202012Validator(desk.schema)
    for report in desk.reports:
        for options in ([], ["--repaired"], ["--font=DejaVu Sans"]):
            validator.validate(inspect(desk.fonts, *options, report))


def test_every_character(desk):
    """As stored every character is told once, with its own offset; none but line ends is missing."""
    for report in desk.reports:
        text = extracted(report)
        told = [c for p in inspect(desk.fonts, report)["paragraphs"] for c in characters(p)]
        offsets = sorted(c["offset"] for c in told)
        same(len(set(offsets)), len(offsets))
        for c in told:
            same(int(c["code"][2:], 16), ord(text[c["offset"]]))
        left = {text[i] for i in set(range(len(text))) - set(offsets)}
        assert left <= set("\r\n"), left


def test_order(desk):
    """The places of a paragraph's runs are those from 0 up, and their x grow with them."""
    for report in desk.reports:
        for paragraph in inspect(desk.fonts, report)["paragraphs"]:
            runs = sorted(paragraph["runs"], key=lambda run: run["visual"])
            same([run["visual"] for run in runs], list(range(len(runs))))
            same([run["x"] for run in runs], sorted(run["x"] for run in runs))


def test_fonts(desk):
    """Amiri has all of the Arabic example but the brackets of footnote marks; without any
    font that is told, and nothing breaks."""
    runs = [run for p in inspect(desk.fonts, desk.reports[0])["paragraphs"] for run in p["runs"]]
    same({run["text"]: run["family"] for run in runs if run["family"] != "Amiri"}, dict.fromkeys("\u207d\u207e", "DejaVu Sans"))
    same({run["text"] for run in runs if "fallback" in run["marks"]}, set("\u207d\u207e"))
    same([run["text"] for run in runs if {"missing", "blank"} & set(run["marks"])], [])
    bare = inspect(make_fonts(desk.folder), desk.reports[0])
    same({run["family"] for p in bare["paragraphs"] for run in p["runs"]}, {""})
    assert all("missing" in run["marks"] for p in bare["paragraphs"] for run in p["runs"] if run["text"].strip())


TESTS = [test_schema, test_every_character, test_order, test_fonts]


def main():
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unrep-inspections-") as scratch:
        desk = Desk(scratch)
        for number, test in enumerate(TESTS, 1):
            name = test.__name__.replace("test_", "", 1).replace("_", "-")
            try:
                test(desk)
                print(f"ok {number} /inspections/{name}", flush=True)
            except Exception as error:
                failed = True
                print(f"# {str(error)[:800]!r}\nnot ok {number} /inspections/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
