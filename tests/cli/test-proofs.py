#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`unrep-cli proof`, read back by programs that are none of ours. Prints TAP."""
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import struct
import sys
import tempfile
import zlib
from html.parser import HTMLParser

UNREP_CLI = os.environ["UNREP_CLI"]
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ARABIC = ("أولا - التوصيات\n\n13- أوصى الخبراء بما يلي:\n\n(أ) ينبغي للدول أن تضع اتفاقية جديدة؛\n\n"
          "(ب) ينبغي للدول أن أن تطبق القـــــرار في السجــــون ؛\n\n(ج) ينبغي للدول أن تدرب المحققين.\n")
HOSTILE = ("\u202e\u2066ab\u0001\ue000\ufdfd\u0651\ufdd0\U0010fffe \U0001f468\u200d\u6f22\n\x85\t 74/247\r\n\r\n" + "\u202b" * 1000 +
           "ا\n<b>&amp;</b><script>alert(1)</script>\"'\x0c\x0b\u2029\u2028x\n\r\r")
FORMATS = ["pdf", "html", "png"]
VOID = {"meta", "br"}


def same(got, wanted):
    assert got == wanted, f"{got!r:.400} is not {wanted!r:.400}"


def run(*arguments, language="en", **options):
    environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "LANGUAGE": language}
    return subprocess.run([UNREP_CLI, *arguments], capture_output=True, env=environment, **options)


def output_of(*program):
    return subprocess.run(program, capture_output=True, check=True).stdout.decode()


def unit_of(form):
    """A PNG shows one paragraph, the other formats all."""
    return ["--unit=2"] if form == "png" else []


def only_letters(text):
    """Without what pdftotext puts between words and between letters."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.arabic = self.add("تقرير.txt", ARABIC)
        self.hostile = self.add("<i>&.txt", HOSTILE)
        self.english = os.path.join(TOP, "data", "examples", "expert-group-report.en.txt")

    def add(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return path

    def prove(self, form, report, *options, language="en"):
        output = os.path.join(self.folder, "proof." + form)
        options = [*options, *unit_of(form)]
        done = run("proof", f"--format={form}", f"--output={output}", *options, report, language=language)
        same((done.returncode, done.stderr), (0, b""))
        return output


def findings(report):
    return json.loads(run("check", "--format=json", report).stdout)["findings"]


def test_pdf_words(desk):
    """Every word of the report is there, and can be selected; the name and the number stand on every page."""
    pdf = desk.prove("pdf", desk.english)
    with open(desk.english, encoding="utf-8") as stream:
        words = only_letters(stream.read())
    pages = output_of("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
    assert len(pages) > 2, len(pages)
    kept = ""
    for number, page in enumerate(pages, 1):
        lines = page.strip().split("\n")
        same(lines[:2], [os.path.basename(desk.english), str(number)])
        kept += only_letters("".join(lines[2:]))
    assert words in kept, kept
    assert "Nofindings:" in kept, kept


def test_pdf_findings(desk):
    """In both languages every finding is numbered twice: in the margin and in the list."""
    found = findings(desk.arabic)
    assert len(found) >= 3, found
    for language, title in (("en", "Findings"), ("ar", "المآخذ")):
        pages = output_of("pdftotext", "-layout", desk.prove("pdf", desk.arabic, language=language), "-").split("\f")
        report, listed = only_letters(pages[0]), only_letters("".join(pages[1:]))
        assert title in listed, listed
        for word in ("أوصى", "السج", "المحققين"):
            assert word in report, report
        for number in range(1, len(found) + 1):
            assert f"{number}·" in listed or f"·{number}" in listed, (number, listed)
        spans = [tuple(int(n) for n in span.split("–")) for span in re.findall(r"(?<![\d-])\d+–\d+(?!\d)", pages[0])]
        alone = {int(n) for n in re.findall(r"(?<![\d–])\d+(?![\d–])", pages[0])}
        for number in range(1, len(found) + 1):
            assert number in alone or any(min(s) <= number <= max(s) for s in spans), (number, spans, pages[0])


def test_pdf_fonts(desk):
    for report in (desk.arabic, desk.english, desk.hostile):
        rows = output_of("pdffonts", desk.prove("pdf", report)).splitlines()[2:]
        assert rows
        for row in rows:
            same(re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row).groups(), ("yes", "yes", "yes"))
    assert "DejaVuSans" in output_of("pdffonts", desk.prove("pdf", desk.arabic, "--font=DejaVu Sans"))


class Page(HTMLParser):
    """What a browser would see; fails where elements are not closed in their order."""
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.paragraphs, self.directions, self.marked, self.listed = [], [], [], [], [], ""
        with open(path, encoding="utf-8", newline="") as stream:
            self.feed(stream.read())
        self.close()
        same(self.open, [])

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p" and "main" in self.open:
            self.paragraphs.append("")
            self.directions.append(dict(attributes)["dir"])
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag):
        same(self.open.pop(), tag)

    def handle_data(self, data):
        if "p" in self.open and "main" in self.open and "a" not in self.open:
            self.paragraphs[-1] += data
        if "mark" in self.open:
            self.marked[-1] += data
        if "ul" in self.open:
            self.listed += data


def test_html(desk):
    """All of the text and nothing else, nothing from elsewhere, every finding numbered and listed."""
    for report, text in ((desk.arabic, ARABIC), (desk.hostile, HOSTILE)):
        for language in ("en", "ar"):
            path = desk.prove("html", report, language=language)
            page = Page(path)
            found = findings(report)
            bad = re.compile("[\u0001-\u0008\u000b\u000c\u000e-\u001f]")
            same(re.sub(r"\s", "", "".join(page.paragraphs).replace("\ufffd", "")), re.sub(r"\s", "", bad.sub("", text)))
            tags = {tag for tag, _ in page.elements}
            same(tags & {"script", "img", "link", "iframe", "object", "i"}, set())
            for tag, attributes in page.elements:
                assert tag != "html" or attributes == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
                assert "src" not in attributes and attributes.get("href", "#")[0] == "#", attributes
            with open(path, encoding="utf-8") as stream:
                assert "url(" not in stream.read()
            ids = [a["id"] for _, a in page.elements if "id" in a]
            same(sorted(ids), sorted([f"w{i + 1}" for i in range(len(found))] + [f"f{i + 1}" for i in range(len(found))]))
            if report == desk.arabic:
                with open(path, encoding="utf-8") as stream:
                    assert re.search(r'[>\s]<a class="n" dir="ltr" id="w1" href="#f1">1</a>الق<mark', stream.read())
                same(set(page.directions), {"rtl"})
                same(page.marked, [f["text"] for f in found])
                assert ("كما خُزِّن" if language == "ar" else "As stored") in page.listed, page.listed
                same([a["dir"] for tag, a in page.elements if tag == "main"], ["rtl"])
                # How that came about is said once, however often it did.
                same([f["check"] for f in found].count("tatweel"), 2)
                if language == "en":
                    same(page.listed.count("The page was justified by stretching letters"), 1)


def pixels(path):
    """Width, height and the bytes of a PNG's lines, filters and all."""
    with open(path, "rb") as stream:
        data = stream.read()
    same(data[:8], b"\x89PNG\r\n\x1a\n")
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return (*struct.unpack(">II", data[16:24]), zlib.decompress(packed))


def test_png(desk):
    """As stored and as repaired, and neither blank."""
    for report, unit in ((desk.arabic, "13/ب"), (desk.english, "2")):
        output = os.path.join(desk.folder, "unit.png")
        done = run("proof", "--format=png", f"--output={output}", f"--unit={unit}", report)
        same((done.returncode, done.stderr), (0, b""))
        width, height, lines = pixels(output)
        size = len(lines) // height
        inked = [len(set(lines[i * size + 1:(i + 1) * size])) > 2 for i in range(height)]
        assert width == 1200 and 150 < height < 1000, (width, height)
        assert sum(inked[:height // 2]) > 20 and sum(inked[height // 2:]) > 20, inked
        assert not any(inked[:20]) and not any(inked[-20:]), inked


def test_same_bytes(desk):
    for form in FORMATS:
        contents = []
        for _ in range(2):
            with open(desk.prove(form, desk.english), "rb") as stream:
                contents.append(stream.read())
        same(contents[0] == contents[1], True)


def test_long(desk):
    """A paragraph of 5 MB is set in pieces; memory does not grow with the report."""
    long = desk.add("long.txt", "ينبغي للدول أن تتعاون " * 120000)
    output = os.path.join(desk.folder, "long.pdf")
    done = run("proof", "--format=pdf", f"--output={output}", long)
    same((done.returncode, done.stderr), (0, b""))
    pages = int(re.search(r"Pages: +(\d+)", output_of("pdfinfo", output)).group(1))
    assert pages > 500, pages


def test_long_words(desk):
    """A word that no line has room for is broken where each is full, and no letter is lost;
    words around it stay whole, and the findings are numbered where they begin."""
    letters = "".join(chr(97 + n * n % 7) for n in range(3000))
    report = desk.add("word.txt", f"Title\n\nBefore it {letters} and after  it\n")
    pages = output_of("pdftotext", "-raw", desk.prove("pdf", report), "-").split("\f")
    lines = [line for page in pages for line in page.strip().split("\n")[2:]]
    full = [line for line in lines if len(line) > 50 and line in letters]
    assert len(full) > 20 and max(map(len, full)) < 160, lines
    text = re.sub(r"[\s\d–]", "", "".join(lines[:lines.index("Findings")]))
    assert f"Beforeit{letters}andafterit" in text, text
    shown = output_of("pdftotext", "-layout", desk.prove("pdf", report), "-").split("Findings")[0]
    for number in range(1, len(findings(report)) + 1):
        assert re.search(rf"(?m)(^|\D){number}(\D|$)", shown), (number, shown)
    arabic = desk.add("marks.txt", "عنوان\n\n" + "كَلِمْ" * 400 + "\n")
    page = output_of("pdftotext", "-raw", desk.prove("pdf", arabic), "-").split("\f")[0]
    assert [page.count(letter) for letter in "كلم"] == [400, 400, 400], page


def limit_files(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_full_disk(desk):
    """The old file stays as it was, and nothing else is left."""
    folder = os.path.join(desk.folder, "full")
    os.makedirs(folder)
    output = os.path.join(folder, "old")
    for form in FORMATS:
        for room in (0, 1000):
            with open(output, "w", encoding="utf-8") as stream:
                stream.write("old")
            done = run("proof", f"--format={form}", f"--output={output}", *unit_of(form), desk.english,
                       preexec_fn=lambda: limit_files(room))
            same((form, room, done.returncode), (form, room, 4))
            assert output in done.stderr.decode(), done.stderr
            same(os.listdir(folder), ["old"])
            with open(output, encoding="utf-8") as stream:
                same(stream.read(), "old")


def test_usage(desk):
    for arguments in (["--format=pdf"], ["--output=x"], ["--format=doc", "--output=x"], ["--format=pdf", "--output=x", "--font=\udcff"],
                      ["--format=png", "--output=x"], ["--format=pdf", "--output=x", "--unit=13"],
                      ["--format=png", "--output=x", "--unit=99"]):
        same((arguments, run("proof", *arguments, desk.arabic).returncode), (arguments, 2))
    same(run("proof", "--format=pdf", "--output=x", "/nowhere/at.all").returncode, 3)
    same(os.path.exists("x"), False)


def annotation(number, text, words, check, state, note=""):
    start = text.index(words)
    return {"id": f"3b8faa18-37f8-488b-97fc-695a07a0ca{number:02}", "kind": "rendering", "unit": "",
            "target": {"start": start, "end": start + len(words), "exact": words, "prefix": text[max(0, start - 32):start],
                       "suffix": text[start + len(words):start + len(words) + 32]},
            "finding": {"check": check, "state": state}, "position": None, "flag": False, "tags": [], "note": note,
            "edits": {"9f31c2aa": 1}, "created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z", "deleted": False}


def judge(desk):
    """A copy of the Arabic report with a side file, and the environment of who wrote that."""
    folder = os.path.join(desk.folder, "judged")
    os.makedirs(os.path.join(folder, "unrep"), exist_ok=True)
    uid = "5d9561e5-2ddd-437e-afaa-a82a968b8633"
    with open(os.path.join(folder, "unrep", "reviewers.ini"), "w", encoding="utf-8") as stream:
        stream.write(f"[unrep]\ndefault=amal\n[amal]\nuid={uid}\nname=Amal\n")
    report = desk.add(os.path.join("judged", "a.txt"), ARABIC)
    data = ARABIC.encode()
    digest = hashlib.sha256(data).hexdigest()
    side = {"format": "unrep-side-file", "version": 1, "role": "annotation", "offset_unit": "code-point",
            "reviewer": {"id": "amal", "uid": uid, "name": "Amal"}, "status": "in-progress",
            "report": {"name": "a.txt", "sha256": digest, "bytes": len(data)},
            "text": {"sha256": digest, "chars": len(ARABIC), "reader": "text", "reader_version": 1, "encoding": "UTF-8"},
            "codebook": {"id": "new-convention", "version": 1, "sha256": "0" * 64},
            "annotations": [annotation(1, ARABIC, "أوصى الخبراء", None, "to-fix", "راجع الأصل"),
                            annotation(2, ARABIC, "ـــــ", "tatweel", "accepted", "Set so on paper"),
                            annotation(3, ARABIC, "(ج) ينبغي للدول أن تدرب المحققين.", None, "signed-off")]}
    with open(os.path.join(folder, "a.txt.amal.unrep.json"), "w", encoding="utf-8") as stream:
        json.dump(side, stream, ensure_ascii=False)
    before = open(os.path.join(folder, "a.txt.amal.unrep.json"), "rb").read()
    os.environ.update(XDG_CONFIG_HOME=folder, XDG_STATE_HOME=os.path.join(desk.folder, "state"))
    return report, before


def test_judged(desk):
    """What a translator says of the findings is checked, counted and shown, and nothing is written."""
    report, before = judge(desk)
    plain, said = findings(report), json.loads(run("check", "--format=json", "--reviewer=amal", "--tally", report).stdout)
    found = said["findings"]
    same([f["text"] for f in found if f["check"] is None], ["أوصى الخبراء"])
    same([f["check"] for f in found if f["check"] is not None], [f["check"] for f in plain])
    same([(f["check"], f["state"], f["note"]) for f in found if f["state"] != "open"],
         [(None, "to-fix", "راجع الأصل"), ("tatweel", "accepted", "Set so on paper")])
    same(said["tally"][0]["signed-off"], 1)
    counts = {row["family"]: row for row in said["tally"][0]["families"]}
    same((counts["geometry"]["accepted"], counts["marked"]["to-fix"]), (1, 1))
    same(sum(row[state] for row in counts.values() for state in ("open", "wrong", "accepted", "to-fix")), len(found))
    lines = run("check", "--reviewer=amal", report).stdout.decode().splitlines()
    same(len(lines), len(found))
    same([line.rsplit(" ", 1)[1] for line in lines if line.endswith("]")], ["[to-fix]", "[accepted]"])
    rows = [line.split("\t") for line in run("check", "--reviewer=amal", "--tally", report).stdout.decode().splitlines()]
    same(rows[0], ["file", "family", "open", "wrong", "accepted", "to-fix", "signed-off"])
    same(rows[-1][1:], ["paragraphs", "0", "0", "0", "0", "1"])

    listed = only_letters(output_of("pdftotext", desk.prove("pdf", report, "--reviewer=amal"), "-"))
    page = Page(desk.prove("html", report, "--reviewer=amal"))
    same(page.marked, [f["text"] for f in found])
    for words in ("Accepted", "Setsoonpaper", "Tofix", "Markedbyaperson", "Signedoff", "Amal"):
        assert words in listed, (words, listed)
    for words in ("Accepted", "Set so on paper", "To fix", "راجع الأصل"):
        assert words in page.listed, (words, page.listed)
    same(run("check", "--reviewer=nobody", report).returncode, 2)
    same(open(os.path.join(os.path.dirname(report), "a.txt.amal.unrep.json"), "rb").read(), before)
    same(sorted(os.listdir(os.path.dirname(report))), ["a.txt", "a.txt.amal.unrep.json", "unrep"])


def test_cut(desk):
    """A picture that shows not all of a paragraph says how much it leaves out: what is drawn of
    these two is the same, and no more of either than can be looked at."""
    pictures = []
    for n in (20000, 20100):
        long = desk.add("cut.txt", "13- " + "ينبغي للدول أن تتعاون " * n + "\n")
        output = os.path.join(desk.folder, "cut.png")
        done = run("proof", "--format=png", f"--output={output}", "--unit=13", long)
        same((done.returncode, done.stderr), (0, b""))
        pictures.append(pixels(output))
    same(pictures[0][:2], pictures[1][:2])
    assert pictures[0][1] < 30000 and pictures[0][2] != pictures[1][2], pictures[0][:2]


TESTS = [test_pdf_words, test_pdf_findings, test_pdf_fonts, test_html, test_png, test_same_bytes, test_long, test_long_words,
         test_full_disk, test_usage, test_judged, test_cut]


def main():
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unrep-proofs-") as scratch:
        desk = Desk(scratch)
        for number, test in enumerate(TESTS, 1):
            name = test.__name__.replace("test_", "", 1).replace("_", "-")
            try:
                test(desk)
                print(f"ok {number} /proofs/{name}", flush=True)
            except Exception as error:
                failed = True
                print(f"# {str(error)[:1600]!r}\nnot ok {number} /proofs/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
