#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format of `unrep-cli export`, read back by programs that are none of ours:
totals are those of `unrep-cli tally`, and all that the reviewers wrote is there.
Prints TAP."""
import collections
import csv
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile

from exports_fixture import HOSTILE_NOTES, PEOPLE, REPORTS, UNREP_CLI, Team, uid_of

csv.field_size_limit(1 << 20)


def same(got, wanted):
    assert got == wanted, f"{got!r:.300} is not {wanted!r:.300}"


def count(rows):
    """What a lead would write in SQL: live unit annotations with a position."""
    return dict(collections.Counter(row["position"] for row in rows if row["kind"] == "unit" and row["position"]))


def unguard(text):
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t\r" and len(text) > 1 else text


def sorted_notes(rows):
    return sorted(row["note"] for row in rows)


def check_rows(team, rows):
    """Rows of the annotations table, with numbers as numbers and None as None."""
    same(count(rows), team.tally())
    wanted = {a["id"]: (report, person, a) for report, person, a in team.live}
    same({row["id"] for row in rows}, set(wanted))
    for row in rows:
        report, person, annotation = wanted[row["id"]]
        target = annotation["target"]
        same((row["report"], row["reviewer"], row["name"], row["uid"]), (report, person, PEOPLE[person], uid_of(person)))
        same((row["kind"], row["position"], row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
             (annotation["kind"], annotation["position"], target["start"], target["end"], target["exact"],
              target["prefix"], target["suffix"]))
        same((row["path"], row["created"], row["modified"]),
             (annotation["unit"], annotation["created"], annotation["modified"]))
        if report != "lost.txt":
            same(row["unit"], annotation["unit"])
            same(row["line"], REPORTS[report][:target["start"]].count("\n") + 1)


def read_csv(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    for row in rows:
        for name in row:
            assert row[name][:1] not in ("=", "+", "-", "@", "\t", "\r"), f"{row[name]!r} is a formula"
            row[name] = unguard(row[name])
    return rows


def test_csv(team):
    rows = read_csv(team.export("csv"))
    same(sorted_notes(rows), sorted(a["note"] for _, _, a in team.live))
    for row in rows:
        row["start"], row["end"] = int(row["start"]), int(row["end"])
        row["line"] = int(row["line"]) if row["line"] else None
        row["position"] = row["position"] or None
    check_rows(team, rows)
    same({row["tags"] for row in rows}, {"", "urgent", "urgent law"})


def test_csv_bom(team):
    with open(team.export("csv"), "rb") as plain, open(team.export("csv", "--bom"), "rb") as marked:
        same(marked.read(), b"\xef\xbb\xbf" + plain.read())


def agreement(*arguments):
    run = subprocess.run([UNREP_CLI, "agree", "--format=json", *arguments], capture_output=True, check=True)
    return {c["name"]: c["value"] for c in json.loads(run.stdout)["coefficients"] if "ordinal" not in c["name"]}


def test_wide_csv(team):
    path = team.export("wide-csv")
    rows = read_csv(path)
    same(list(rows[0]), ["unit", "amal", "r9", "zaid"])
    total = collections.Counter(value for row in rows for name, value in row.items() if name != "unit" and value)
    same(dict(total), team.tally())
    same(len({row["unit"] for row in rows}), len(rows))
    # What another program computes from the table is what ours computes from the folder.
    same(agreement("--matrix", path), agreement(team.folder))


def test_json(team):
    with open(team.export("json"), encoding="utf-8") as stream:
        content = json.load(stream)
    got = [(side["report"]["name"], side["reviewer"]["id"], a) for side in content["side_files"]
           for a in side["annotations"] if not a["deleted"]]
    same(sorted(got, key=lambda one: one[2]["id"]), sorted(team.live, key=lambda one: one[2]["id"]))
    same({side["x-mine"]["who"] for side in content["side_files"]}, set(PEOPLE.values()))


def test_jsonl(team):
    with open(team.export("jsonl"), encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream.read().split("\n")[:-1]]
    check_rows(team, rows)
    same(sorted_notes(rows), sorted(a["note"] for _, _, a in team.live))
    same({tuple(row) for row in rows}, {tuple(rows[0])})
    types = {name: {type(row[name]) for row in rows} - {type(None)} for name in rows[0]}
    assert all(len(found) <= 1 for found in types.values()), types
    same({tuple(row["tags"]) for row in rows}, {(), ("urgent",), ("urgent", "law")})


FORMATS = ["csv", "wide-csv", "json", "jsonl"]


def test_anonymous(team):
    """Neither names nor ids nor what other files know the same people by."""
    secrets = [name for name in PEOPLE] + [uid_of(p) for p in PEOPLE] + [a["id"] for _, _, a in team.live]
    secrets += ["أمل", "DROP TABLE\"", "Zaid", "ثالث", "0000000d", "x-mine"]
    for form in FORMATS:
        path = team.export(form, "--anonymous")
        content = flat(path)
        for secret in secrets:
            assert secret not in content, f"{secret} is in the {form} export"
        assert "r1" in content and "r3" in content, form
        assert form == "wide-csv" or HOSTILE_NOTES[-1] in content, form
    same(count(read_csv(team.export("csv", "--anonymous"))), team.tally())


def flat(path):
    """All that a file says, unpacked."""
    with open(path, "rb") as stream:
        return stream.read().decode("utf-8", "replace")


def limit_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))


def test_full_disk(team):
    """Exit status 4, the old file whole, and nothing beside it."""
    for form in FORMATS:
        folder = os.path.join(os.path.dirname(team.folder), "full-" + form)
        output = os.path.join(folder, "old")
        os.makedirs(folder)
        with open(output, "w") as stream:
            stream.write("old")
        run = subprocess.run([UNREP_CLI, "export", f"--format={form}", f"--output={output}", team.folder],
                             capture_output=True, text=True, preexec_fn=limit_files)
        small = form in SMALL
        same(run.returncode, 0 if small else 4)
        same(os.listdir(folder), ["old"])
        if not small:
            assert output in run.stderr, run.stderr
            with open(output) as stream:
                same(stream.read(), "old")


SMALL = {"wide-csv"}


def test_targets(team):
    """What cannot be replaced as a whole is not written to."""
    for target in ["/dev/full", team.folder, os.path.join(team.folder, "no", "such", "folder")]:
        for form in FORMATS:
            run = subprocess.run([UNREP_CLI, "export", f"--format={form}", f"--output={target}", team.folder],
                                 capture_output=True, text=True)
            same(run.returncode, 4)


def test_usage(team):
    for arguments in [["--output=x"], ["--format=csv"], ["--format=xml", "--output=x"]]:
        run = subprocess.run([UNREP_CLI, "export", *arguments, team.folder], capture_output=True)
        same(run.returncode, 2)
    same(os.path.exists("x"), False)


TESTS = [test_csv, test_csv_bom, test_wide_csv, test_json, test_jsonl, test_anonymous, test_full_disk, test_targets,
         test_usage]


def main():
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unrep-exports-") as scratch:
        team = Team(os.path.join(scratch, "team"))
        for number, test in enumerate(TESTS, 1):
            name = test.__name__.replace("test_", "", 1).replace("_", "-")
            try:
                test(team)
                print(f"ok {number} /exports/{name}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"# {error}\nnot ok {number} /exports/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
