#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format of `unrep-cli export`, read back by programs that are none of ours:
totals are those of `unrep-cli tally`, and all that the reviewers wrote is there.
Prints TAP."""
import base64
import collections
import csv
import html.parser
import json
import os
import resource
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
import zlib

import openpyxl
import openpyxl.utils.escape

from exports_fixture import HOSTILE_NOTES, PEOPLE, REPORTS, UNREP_CLI, Team, digest, no_controls, uid_of

csv.field_size_limit(1 << 20)


def same(got, wanted):
    assert got == wanted, f"{got!r:.300} is not {wanted!r:.300}"


def count(rows):
    """What a lead would write in SQL: live unit annotations with a position."""
    return dict(collections.Counter(row["position"] for row in rows if row["kind"] == "unit" and row["position"]))


def unguard(text):
    bare = text.lstrip("'")
    return text[1:] if bare != text and bare[:1] in tuple("=+-@\t\r\n＝＋－＠") else text


def sorted_notes(rows):
    return sorted(row["note"] for row in rows)


def by_place(team):
    """Ids may be those of a file that was copied; what is where is one person's alone."""
    return {(report, person, a["kind"], a["target"]["start"]): a for report, person, a in team.live}


def said_more(annotation):
    """What a correction or a finding says, as the side file says it."""
    return annotation.get("result") or annotation.get("finding")


HEADS = {
    "a&b <i>.txt": (None, None, None, None, "ar", None),
    "r.txt": ("X/WRC/31/7", None, None, "2031-01-06", "en", "fr"),
    "lost.txt": (None,) * 6,
}


def head(row):
    return tuple(row[name] or None for name in ("symbol", "body", "session", "date", "language", "original_language"))


def check_rows(team, rows):
    """Rows of the annotations table, with numbers as numbers and None as None."""
    same(count(rows), team.tally())
    wanted = by_place(team)
    for row in rows:
        report, person = row["report"], row["reviewer"]
        annotation = wanted.pop((report, person, row["kind"], row["start"]))
        target = annotation["target"]
        same((row["id"], int(row["flag"]), json.loads(row["result"]) if row["result"] else None),
             (annotation["id"], annotation["flag"], said_more(annotation)))
        same((row["report"], row["reviewer"], row["name"], row["uid"]), (report, person, PEOPLE[person], uid_of(person)))
        same((row["kind"], row["position"], row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
             (annotation["kind"], annotation["position"], target["start"], target["end"], target["exact"],
              target["prefix"], target["suffix"]))
        same(head(row), HEADS[report])
        same((row["path"], row["created"], row["modified"]),
             (annotation["unit"], annotation["created"], annotation["modified"]))
        if report != "lost.txt":
            same(row["unit"], annotation["unit"])
            same(row["line"], REPORTS[report][:target["start"]].count("\n") + 1)
    same(wanted, {})


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
        row["flag"] = int(row["flag"])
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
    order = lambda one: (one[2]["id"], one[0], one[1])
    same(sorted(got, key=order), sorted(team.live, key=order))
    same({report["name"]: head(report) for report in content["reports"]}, HEADS)
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


def test_sqlite(team):
    path = team.export("sqlite")
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    same(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    rows = [dict(row) for row in database.execute("SELECT * FROM annotations")]
    check_rows(team, rows)
    same(sorted_notes(rows), sorted(a["note"] for _, _, a in team.live))
    same(dict(map(tuple, database.execute("SELECT position, sum(count) FROM tally GROUP BY 1 HAVING sum(count) > 0"))),
         team.tally())
    same({tuple(row) for row in database.execute("SELECT reviewer, name, uid FROM reviewers")},
         {(person, PEOPLE[person], uid_of(person)) for person in PEOPLE})
    same(dict(map(tuple, database.execute("SELECT report, found FROM reports"))), {name: name != "lost.txt" for name in REPORTS})
    # Of the units whose report is there the text is that of the report.
    units = list(database.execute("SELECT report, start, \"end\", text FROM units WHERE text IS NOT NULL"))
    assert len(units) == 5, len(units)
    for report, start, end, text in units:
        same(text, REPORTS[report][start:end])
    same([row[0] for row in database.execute("SELECT position FROM positions ORDER BY number")],
         ["support", "oppose", "mixed", "neutral", "none", "other-id"])
    same(collections.Counter(map(tuple, database.execute("SELECT report, reviewer, finished, lead_since FROM work"))),
         collections.Counter((report, person, 0, "2026-01-05T00:00:00Z") for report, person in {one[:2] for one in team.live}))
    rounds = list(map(tuple, database.execute("SELECT report, reviewer, uid, round, finished, id, position FROM rounds")))
    same(sorted(rounds), sorted((report, person, uid_of(person), "first", "2026-01-04T00:00:00Z", a["id"], a["position"])
                                for report, person, a in team.live
                                if person == "zaid" and a["kind"] == "unit" and a["position"]))
    assert rounds


def sheet_rows(workbook, name):
    rows = workbook[name].iter_rows(values_only=True)
    names = next(rows)
    return [dict(zip(names, row)) for row in rows]


def test_xlsx(team):
    workbook = openpyxl.load_workbook(team.export("xlsx"))
    rows = sheet_rows(workbook, "annotations")
    same(count(rows), team.tally())
    wanted = by_place(team)
    rest = collections.defaultdict(str)
    for row in sheet_rows(workbook, "continued"):
        rest[row["row"], row["column"]] += row["text"]
    for number, row in enumerate(rows, 2):
        annotation = wanted.pop((row["report"], row["reviewer"], row["kind"], row["start"]))
        same(openpyxl.utils.escape.unescape(row["name"]), PEOPLE[row["reviewer"]])
        same((row["id"], row["end"], row["flag"], row["tags"] or "", row["uid"]),
             (annotation["id"], annotation["target"]["end"], annotation["flag"], " ".join(annotation["tags"]),
              uid_of(row["reviewer"])))
        same(json.loads(row["result"]) if row["result"] else None, said_more(annotation))
        note = openpyxl.utils.escape.unescape(row["note"] or "") + rest.get((number, "note"), "")
        same(note, no_controls(annotation["note"]))
    same(wanted, {})
    sums = collections.Counter()
    for row in sheet_rows(workbook, "tally"):
        sums[row["position"]] += row["count"]
    same({position: n for position, n in sums.items() if n}, team.tally())
    for sheet in workbook:
        same(sheet.freeze_panes, "A2")
        assert not sheet.sheet_view.rightToLeft
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line), "a formula"


def test_xlsx_right_to_left(team):
    os.environ["LANGUAGE"] = "ar"
    try:
        path = team.export("xlsx", "--bom")
        assert "<html lang=\"ar\" dir=\"rtl\">" in flat(team.export("html", "--bom"))
    finally:
        os.environ["LANGUAGE"] = "en"
    assert all(sheet.sheet_view.rightToLeft for sheet in openpyxl.load_workbook(path))


def test_jsonld(team):
    with open(team.export("jsonld"), encoding="utf-8") as stream:
        page = json.load(stream)
    same((page["@context"][0], page["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"))
    wanted = by_place(team)
    same(len({item["id"] for item in page["items"]}), len(wanted))
    assert all(item["id"].startswith("urn:uuid:") for item in page["items"])
    known = {"urn:uuid:" + a["id"] for a in wanted.values()}
    assert {item["id"] for item in page["items"]} >= known
    counts = collections.Counter()
    for item in page["items"]:
        report, person = item["target"]["source"]["label"], item["creator"]["nickname"]
        annotation = wanted.pop((report, person, item["unrep:kind"], item["target"]["selector"][1]["start"]))
        same((item["type"], item["created"], item["modified"]),
             ("Annotation", annotation["created"], annotation["modified"]))
        same(item["creator"], {"id": "urn:uuid:" + uid_of(person), "type": "Person", "name": PEOPLE[person],
                               "nickname": person})
        quote, place = item["target"]["selector"]
        target = annotation["target"]
        same(quote, {"type": "TextQuoteSelector", **{k: target[k] for k in ("exact", "prefix", "suffix")}})
        same(place, {"type": "TextPositionSelector", "start": target["start"], "end": target["end"]})
        same(REPORTS[report][place["start"]:place["end"]], quote["exact"])
        code = item["target"]["source"]["id"].replace("ni:///sha-256;", "")
        same(base64.urlsafe_b64decode(code + "=").hex(), digest(REPORTS[report]))
        bodies = collections.defaultdict(list)
        for body in item["body"]:
            bodies[body["purpose"]].append(body["value"])
        same((bodies["classifying"] or [None])[0], annotation["position"])
        same((bodies["commenting"] or [""])[0], annotation["note"])
        same(bodies["tagging"], annotation["tags"])
        same(bool(bodies["bookmarking"]), annotation["flag"])
        same(json.loads((bodies["editing"] or ["null"])[0]), said_more(annotation))
        if item["unrep:kind"] == "unit":
            counts.update(bodies["classifying"])
    same(wanted, {})
    same(dict(counts), team.tally())


PROJECT = "{urn:QDA-XML:project:1.0}"


def check_schema(kind, content):
    """What the rules of REFI-QDA say, and what a schema cannot: no guid twice, no reference into nothing."""
    schema = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"refi-qda-{kind}.xsd")
    run = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, "-"], input=content, capture_output=True)
    same((run.returncode, run.stderr), (0, b"- validates\n"))
    root = xml.etree.ElementTree.fromstring(content)
    guids = [element.get("guid") for element in root.iter() if "guid" in element.attrib]
    same(len(guids), len(set(guids)))
    for element in root.iter():
        for name in ("targetGUID", "creatingUser", "modifyingUser"):
            assert element.get(name, guids[0]) in guids, f"nothing is {element.get(name)}"
    return root


def test_qdpx(team):
    with zipfile.ZipFile(team.export("qdpx")) as archive:
        same(archive.testzip(), None)
        root = check_schema("project", archive.read("project.qde"))
        names = {f"sources/{source.get('plainTextPath')[len('internal://'):]}" for source in root.iter(PROJECT + "TextSource")}
        same(names | {"project.qde"}, set(archive.namelist()))
        texts = {name: archive.read(name).decode() for name in names}
    assert not any("\r" in text for text in texts.values())
    codes = {code.get("guid"): code.findtext(PROJECT + "Description") for code in root.iter(PROJECT + "Code")}
    notes = {note.get("guid"): note.findtext(PROJECT + "PlainTextContent") for note in root.iter(PROJECT + "Note")}
    found, counts, noted = [], collections.Counter(), []
    for source in root.iter(PROJECT + "TextSource"):
        text = texts[f"sources/{source.get('plainTextPath')[len('internal://'):]}"]
        for selection in source:
            found.append((source.get("name"), selection.get("creatingUser"),
                          text[int(selection.get("startPosition")):int(selection.get("endPosition"))]))
            picked = [codes[coding[0].get("targetGUID")] for coding in selection.iter(PROJECT + "Coding")]
            if selection.get("name").startswith("unit "):
                counts.update(picked)
            noted += [notes.pop(ref.get("targetGUID")) for ref in selection.iter(PROJECT + "NoteRef")]
    same(sorted(found), sorted((report, uid_of(person), a["target"]["exact"].replace("\r\n", "\n"))
                               for report, person, a in team.live))
    same(dict(counts), team.tally())
    same(notes, {})
    for _, _, annotation in team.live:
        assert any(no_controls(annotation["note"]) in note for note in noted) or not annotation["note"]
    same(sum("[flag]" in note for note in noted), sum(a["flag"] for _, _, a in team.live))
    same(sum("[tag: law]" in note for note in noted), sum("law" in a["tags"] for _, _, a in team.live))
    said = [json.loads(note.split(": ", 1)[1][:-1]) for note in noted if note.startswith(("[structure: ", "[rendering: "))]
    same(sorted(map(str, said)), sorted(str(said_more(a)) for _, _, a in team.live if said_more(a)))
    same({user.get("name") for user in root.iter(PROJECT + "User")}, set(PEOPLE.values()))


def test_qdc(team):
    with open(team.export("qdc"), "rb") as stream:
        root = check_schema("codebook", stream.read())
    found = [code.text for code in root.iter("{urn:QDA-XML:codebook:1.0}Description")]
    same(found[:6], ["support", "oppose", "mixed", "neutral", "none", "other-id"])


class Page(html.parser.HTMLParser):
    """What a page shows, and which elements it is made of."""

    def __init__(self):
        super().__init__()
        self.elements, self.open, self.text, self.rows = collections.Counter(), [], [], []

    def handle_starttag(self, tag, attributes):
        self.elements[tag] += 1
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attributes), attributes
        if tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        same(self.open.pop(), tag)

    def handle_data(self, data):
        self.text.append(data)
        if "tr" in self.open:
            self.rows[-1][-1] += data


def test_html(team):
    page = Page()
    with open(team.export("html"), encoding="utf-8", newline="") as stream:
        page.feed(stream.read())
    same(page.open, [])
    assert set(page.elements) <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "table", "thead",
                                  "tbody", "tfoot", "tr", "th", "td", "p", "section", "blockquote", "ul", "li", "bdi", "span", "code"}
    shown = "".join(page.text)
    for text in [no_controls(a["note"]) for _, _, a in team.live] + list(PEOPLE.values()):
        assert text in shown, f"{text!r:.100} is not shown"
    assert "X/WRC/31/7 · 2031-01-06\n" in shown
    same(page.elements["li"], len(team.live))
    same(shown.count("⚑"), sum(a["flag"] for _, _, a in team.live))
    same(shown.count("· law"), sum("law" in a["tags"] for _, _, a in team.live))
    same(page.elements["code"], sum(said_more(a) is not None for _, _, a in team.live))
    totals = dict(zip(page.rows[0][1:-1], map(int, page.rows[-1][1:-1])))
    same(sorted(n for n in totals.values() if n), sorted(team.tally().values()))
    same(int(page.rows[-1][-1]), sum(team.tally().values()))


def test_adjudicated(team):
    """What leads agree on counts once, what they differ on does not."""
    same(team.tally("--adjudicated"), team.decided)
    rows = read_csv(team.export("csv", "--adjudicated"))
    same(count(rows), team.decided)
    same({row["reviewer"] for row in rows}, {"lead-a"})
    same({row["note"] for row in rows}, {"lead-a says so"})
    rows = sheet_rows(openpyxl.load_workbook(team.export("xlsx", "--adjudicated")), "tally")
    same({row["position"]: n for row in rows if (n := sum(r["count"] for r in rows if r["position"] == row["position"]))},
         team.decided)
    content = flat(team.export("html", "--adjudicated", "--anonymous"))
    assert "LEAD-A" not in content.replace("lead-a says so", "") and "R1" in content


def test_svg(team):
    """The picture's own words have every number that is drawn."""
    root = xml.etree.ElementTree.parse(team.export("svg")).getroot()
    space = "{http://www.w3.org/2000/svg}"
    same(root.tag, space + "svg")
    text = root.findtext(space + "desc")
    assert root.findtext(space + "title")
    assert not list(root.iter(space + "script"))
    reports = text.split("\n\n")[1].split("\n")
    same(len(reports), 1 + len(REPORTS))
    counts = collections.Counter()
    for line in reports[1:]:
        for part in line.rsplit(": ", 1)[1].split(", "):
            counts[part.rsplit(" ", 1)[0]] += int(part.rsplit(" ", 1)[1])
    same(sorted(n for n in counts.values() if n), sorted(team.tally().values()))
    values = agreement(team.folder)
    for name, value in values.items():
        assert value is None or f"{name}: {value:.3f} [" in text, text


def test_pdf(team):
    with open(team.export("pdf"), "rb") as stream:
        content = stream.read()
    assert content.startswith(b"%PDF-1.") and content.rstrip().endswith(b"%%EOF")
    # Whoever wants to check with a program of their own.
    if os.path.exists("/usr/bin/pdftoppm"):
        subprocess.run(["/usr/bin/pdftoppm", "-png", "-r", "20", team.export("pdf"), os.path.join(team.folder, "..", "page")],
                       check=True)


def test_png(team):
    """Its pixels are read back in tests/team/test-picture.c."""
    with open(team.export("png"), "rb") as stream:
        content = stream.read()
    same(content[:8], b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    same(width, 2 * 595)
    assert height > width // 2, height
    chunks, at = [], 8
    while at < len(content):
        length, = struct.unpack(">I", content[at:at + 4])
        same(zlib.crc32(content[at + 4:at + 8 + length]), struct.unpack(">I", content[at + 8 + length:at + 12 + length])[0])
        chunks.append((content[at + 4:at + 8], content[at + 8:at + 8 + length]))
        at += 12 + length
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    same(len(pixels), height * (1 + 3 * width))
    same(chunks[-1][0], b"IEND")


FORMATS = ["svg", "pdf", "png", "csv", "wide-csv", "json", "jsonl", "jsonld", "xlsx", "sqlite", "qdpx", "qdc", "html"]


def test_anonymous(team):
    """Neither names nor ids nor what other files know the same people by."""
    secrets = list(PEOPLE) + [uid_of(p) for p in PEOPLE] + sorted({a["id"] for _, _, a in team.live})
    secrets += ["أمل", "DROP TABLE\"", "Zaid", "ثالث", "0000000d", "x-mine", "opened_as_lead", "a note that was deleted"]
    secrets += ["LEAD-A", "LEAD-B", uid_of("lead-a"), uid_of("lead-b"), team.folder, ".unrep.json"]
    for form in FORMATS:
        content = flat(team.export(form, "--anonymous"))
        # In what is compressed two letters stand by chance.
        words = [secret for secret in secrets if len(secret) > 3 or form not in ("pdf", "png")]
        for secret in words:
            assert secret not in content, f"{secret} is in the {form} export"
        assert form in ("qdc", "svg", "pdf", "png") or "R1" in content or "r1" in content, form
        assert form in ("wide-csv", "qdc", "svg", "pdf", "png") or HOSTILE_NOTES[-1] in content, form
        # What a lead wrote says which lead; nothing else does.
        content = flat(team.export(form, "--anonymous", "--adjudicated", "--bom")).replace("lead-a says so", "")
        for secret in words + ["lead-a", "adjudicated-lead"]:
            assert secret not in content.replace("lead-b says so", ""), f"{secret} is in the {form} export of decisions"
    same(count(read_csv(team.export("csv", "--anonymous"))), team.tally())


def test_empty(team):
    """Of a folder without work there are exports, too, and they are sound."""
    folder = os.path.join(os.path.dirname(team.folder), "empty")
    os.makedirs(folder)
    for form in FORMATS:
        output = os.path.join(os.path.dirname(team.folder), f"empty.{form}")
        run = subprocess.run([UNREP_CLI, "export", f"--format={form}", f"--output={output}", folder], capture_output=True)
        same((form, run.returncode, run.stderr), (form, 0, b""))
        if form in ("qdc", "qdpx"):
            with zipfile.ZipFile(output) if form == "qdpx" else open(output, "rb") as stream:
                content = stream.read("project.qde") if form == "qdpx" else stream.read()
                assert b"none" in content
                check_schema("project" if form == "qdpx" else "codebook", content)


def flat(path):
    """All that a file says, unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(name + archive.read(name).decode() for name in archive.namelist())
    with open(path, "rb") as stream:
        return stream.read().decode("utf-8", "replace")


def limit_files(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_full_disk(team):
    """Exit status 4, the old file whole, and nothing beside it."""
    for form in FORMATS:
        size = os.path.getsize(team.export(form))
        for room in (size // 3, size - 1):
            folder = os.path.join(os.path.dirname(team.folder), f"full-{form}-{room}")
            output = os.path.join(folder, "old")
            os.makedirs(folder)
            with open(output, "w") as stream:
                stream.write("old")
            run = subprocess.run([UNREP_CLI, "export", f"--format={form}", f"--output={output}", team.folder],
                                 capture_output=True, text=True, preexec_fn=lambda: limit_files(room))
            same((form, room, run.returncode), (form, room, 4))
            same(os.listdir(folder), ["old"])
            assert output in run.stderr, run.stderr
            with open(output) as stream:
                same(stream.read(), "old")


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


TESTS = [test_csv, test_csv_bom, test_wide_csv, test_json, test_jsonl, test_sqlite, test_xlsx, test_xlsx_right_to_left,
         test_jsonld, test_qdpx, test_qdc, test_html, test_svg, test_pdf, test_png, test_adjudicated, test_anonymous,
         test_empty,
         test_full_disk, test_targets, test_usage]


def main():
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unrep-exports-") as scratch:
        os.environ["XDG_CACHE_HOME"] = os.path.join(scratch, "cache")
        team = Team(os.path.join(scratch, "team"))
        for number, test in enumerate(TESTS, 1):
            name = test.__name__.replace("test_", "", 1).replace("_", "-")
            try:
                test(team)
                print(f"ok {number} /exports/{name}", flush=True)
            except Exception as error:
                failed = True
                print(f"# {error}\nnot ok {number} /exports/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
