#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`unrep-cli import`: positions that a team has in tables of many kinds. Prints TAP."""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

UNREP_CLI = os.environ["UNREP_CLI"]
REPORT = ("تقرير\n\nأولا - التوصيات\n\n13- أوصى الخبراء بما يلي:\n\n(أ) ينبغي للدول أن تضع اتفاقية جديدة؛\n\n"
          "(ب) ينبغي للدول أن تطبق ما هو قائم؛\n\n(ج) ينبغي للدول أن تدرب المحققين.\n\n14- شكر الخبراء مضيفيهم.\n\n"
          "15- اختتم الخبراء الاجتماع.\n\nمرفق\n\n1- أوصى الخبراء أيضا بما يلي:\n\n(أ) ينبغي للدول أن ترد على الطلبات؛\n\n"
          "(ب) ينبغي للدول أن تدفع ثمن الترجمة.\n")


def same(got, wanted):
    assert got == wanted, f"{got!r:.400} is not {wanted!r:.400}"


class Desk:
    """A report in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)
        self.report = self.write("r.txt", REPORT)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as stream:
            stream.write(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, command, *arguments, status=0):
        run = subprocess.run([UNREP_CLI, command, *arguments], capture_output=True, text=True)
        same((run.returncode, run.stderr if status != run.returncode else ""), (status, ""))
        return run

    def load(self, text, status=0, *options):
        table = self.write("table.csv", text)
        return self.run("import", "--reviewer=amal", *options, table, self.report, status=status)

    def said(self):
        path = self.report + ".amal.unrep.json"
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as stream:
            annotations = json.load(stream)["annotations"]
        return {a["unit"]: (a["position"], a["note"]) for a in annotations if not a["deleted"]}


def test_spellings(desk):
    """Paths, and positions by id, by name in two languages, and by key in any digits."""
    run = desk.load("\ufeffالمسار,الموقف,ملاحظة\r\n13(أ),oppose,\"أولى، \"\"مهمة\"\"\"\r\n13/ب, تؤيّد إتفاقية  جديده ,\r\n"
                    "١٣(ج), 3 ,\r\n1/أ@21,٤,'=1+1\r\n1/ب@23,NONE,\r\n")
    same(run.stderr, "")
    same(desk.said(), {"13/أ": ("oppose", 'أولى، "مهمة"'), "13/ب": ("support", ""), "13/ج": ("mixed", ""),
                       "1/أ": ("neutral", "=1+1"), "1/ب": ("none", "")})


def test_no_header(desk):
    # Spreadsheets write cells that were cleared: such a row is none.
    desk.load("13/أ,support\n,,\n\n13/ب,2\n,\n")
    same(desk.said(), {"13/أ": ("support", ""), "13/ب": ("oppose", "")})


def test_misfits(desk):
    """Each line that does not fit is told with its reason, and the rest is done."""
    run = desk.load("unit,position\n13/أ,support\n99/z,oppose\n13/ب,perhaps\n13/ج,none\n13/ج,mixed\n<b>\u001b[2J,none\n", 2)
    lines = run.stderr.splitlines()
    same(len(lines), 4)
    for line, number, word in zip(lines, (3, 4, 6, 7), ("99/z", "perhaps", "none", "<b>")):
        assert f"line {number}:" in line and word in line, line
    assert "\u001b" not in run.stderr
    same(desk.said(), {"13/أ": ("support", ""), "13/ج": ("none", "")})
    assert "2 rows imported" in run.stdout and "4 rows did not fit" in run.stdout, run.stdout


def test_nothing_replaced(desk):
    desk.run("tag", "--reviewer=amal", "--note=my own", desk.report, "13/أ", "oppose")
    run = desk.load("path,position,note\n13/أ,support,other\n13/ب,none,new\n", 2)
    same(desk.said(), {"13/أ": ("oppose", "my own"), "13/ب": ("none", "new")})
    same(len(run.stderr.splitlines()), 2)
    # The same again changes nothing, and is no misfit.
    with open(desk.report + ".amal.unrep.json", "rb") as stream:
        before = stream.read()
    assert "1 row was there already" in desk.load("path,position,note\n13/ب,none,new\n").stdout
    with open(desk.report + ".amal.unrep.json", "rb") as stream:
        same(stream.read(), before)


def test_ambiguous(desk):
    text = REPORT + "\nمرفق ثان\n\n1- أوصى الخبراء كذلك بما يلي:\n\n(أ) ينبغي للدول أن تنتظر؛\n\n(ب) ينبغي للدول أن تعود.\n"
    desk.report = desk.write("s.txt", text)
    run = desk.load("path,position\n1/أ,support\n", 2)
    assert "1/أ@21" in run.stderr and "1/أ@29" in run.stderr, run.stderr
    same(desk.said(), None)


def test_round_trip(desk):
    """An export of everybody's work, read again, is the work of the one it is for."""
    desk.run("tag", "--reviewer=amal", "--note=-1 \"x\", y\n\u202ez", desk.report, "13/أ", "oppose")
    desk.run("tag", "--reviewer=amal", desk.report, "13/ج", "none")
    desk.run("tag", "--reviewer=zaid", desk.report, "13/أ", "support")
    said = desk.said()
    table = os.path.join(desk.folder, "all.csv")
    desk.run("export", "--format=csv", "--bom", f"--output={table}", desk.folder)
    for name in ("amal", "zaid"):
        os.remove(f"{desk.report}.{name}.unrep.json")
    run = desk.run("import", "--reviewer=amal", table, desk.report)
    same(desk.said(), said)
    assert "1 row of another" in run.stdout, run.stdout


def guarded(text):
    """As the man page says it: what begins like a formula gets an apostrophe in front."""
    return "'" + text if text.lstrip("'")[:1] in tuple("=+-@\t\r\n＝＋－＠") else text


def test_any_note(desk):
    """Notes of any content, on units of which some have the same path, come back as they were."""
    seed = int(os.environ.get("UNREP_TEST_SEED", random.randrange(1 << 30)))
    rnd = random.Random(seed)
    print(f"# seed {seed}")
    text = REPORT + "\nمرفق ثان\n\n1- أوصى الخبراء كذلك بما يلي:\n\n(أ) ينبغي للدول أن تنتظر؛\n\n(ب) ينبغي للدول أن تعود.\n"
    paths = ["13/أ", "13/ب", "13/ج", "1/أ@21", "1/ب@23", "1/أ@29", "1/ب@31"]
    alphabet = ["'", "=", "-", "＝", "\t", "\r", "\n", "\r\n", ",", '"', ";", " ", "\ufeff", "\u202e", "ي", "😀", "\x01", "a"]
    for number in range(12):
        folder = os.path.join(desk.folder, str(number))
        os.makedirs(folder)
        desk.report = desk.write(os.path.join(str(number), "s.txt"), text)
        notes = {path: "".join(rnd.choices(alphabet, k=rnd.randrange(1, 6))) for path in paths}
        table = os.path.join(folder, "in.csv")
        with open(table, "w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([["path", "position", "note"]] + [
                [path, rnd.choice(["support", "none"]), guarded(note)] for path, note in notes.items()])
        desk.run("import", "--reviewer=amal", table, desk.report)
        with open(desk.report + ".amal.unrep.json", encoding="utf-8") as stream:
            first = {a["target"]["start"]: (a["position"], a["note"]) for a in json.load(stream)["annotations"]}
        same(sorted(note for _, note in first.values()), sorted(notes.values()))

        exported = os.path.join(folder, "out.csv")
        desk.run("export", "--format=csv", *rnd.choice([[], ["--bom"]]), f"--output={exported}", folder)
        plain = os.path.join(folder, "plain.csv")
        desk.run("export", "--format=csv", "--no-guard", f"--output={plain}", folder)
        with open(plain, encoding="utf-8", newline="") as stream:
            same(sorted(row["note"] for row in csv.DictReader(stream, strict=True)), sorted(notes.values()))
        os.remove(desk.report + ".amal.unrep.json")
        desk.run("import", "--reviewer=amal", exported, desk.report)
        with open(desk.report + ".amal.unrep.json", encoding="utf-8") as stream:
            same({a["target"]["start"]: (a["position"], a["note"]) for a in json.load(stream)["annotations"]}, first)


def test_bad_tables(desk):
    """What is no such table sets nothing."""
    for text in ["", "a,b\n1,2\n"]:
        desk.load(text, 0 if not text else 3)
    for text in [b"\xff\xfe\x00", "path,position\n13/أ,support\n\"open", b"path,position\n\x00"]:
        desk.load(text, 3)
    same(desk.said(), None)
    desk.run("import", "x.csv", desk.report, status=2)
    desk.run("import", "--reviewer=amal", "no.csv", desk.report, status=3)
    desk.run("import", "--reviewer=amal", desk.write("t.csv", "path,position\n"), "no.txt", status=3)


TESTS = [test_spellings, test_no_header, test_misfits, test_nothing_replaced, test_ambiguous, test_round_trip,
         test_any_note, test_bad_tables]


def main():
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unrep-imports-") as scratch:
        for variable in ("CONFIG", "STATE", "DATA", "CACHE"):
            os.environ[f"XDG_{variable}_HOME"] = os.path.join(scratch, variable)
        for number, test in enumerate(TESTS, 1):
            name = test.__name__.replace("test_", "", 1).replace("_", "-")
            try:
                test(Desk(os.path.join(scratch, name)))
                print(f"ok {number} /imports/{name}", flush=True)
            except Exception as error:
                failed = True
                print(f"# {error}\nnot ok {number} /imports/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
