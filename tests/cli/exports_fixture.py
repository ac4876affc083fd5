# SPDX-License-Identifier: GPL-3.0-or-later
"""A team folder with everything in it that an export may stumble over, and what an
export of it must say. Written without any code of Unrep's."""
import hashlib
import json
import os
import subprocess
import uuid

UNREP_CLI = os.environ["UNREP_CLI"]

# Beyond the BMP, CRLF, a combining mark and a tab, so that no unit of counting but the
# code point gives the same offsets, and a report whose lines end with LF.
REPORTS = {
    "a&b <i>.txt": "تقرير 𝔘𝔫\r\n\r\nأولا - التوصيات\r\n\r\n13- أوصى الخبراء بما يلي:\r\n\r\n"
                   "(أ) ينبغي للدول أن تضع اتفاقية جديدة؛\r\n\r\n(ب) ينبغي للدول\tأن تُطبِّق ما هو قائم؛\r\n\r\n"
                   "(ج) ينبغي للدول أن تدرّب المحققين.\r\n",
    "r.txt": "X/WRC/31/7\nDistr.: General\n6 January 2031\nOriginal: French\n\nCouncil of Wells\n\n"
             "Report 😀 of a meeting on the state of the wells and the pumps\n\nI. Recommendations\n\n2. The experts recommended the following:\n\n"
             "(a) States should write a new convention;\n\n(b) States should apply treaties.\n",
    # Its report is not there.
    "lost.txt": "Nobody has this text any more. Nor has anybody this.",
}
HOSTILE_NOTES = [
    '=HYPERLINK("http://x.test","y")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "<b>&amp;</b><script>alert(1)</script>",
    "]]>", "../../etc/passwd", "\\u0000 \\x00 %00", "\u202eتسلل\u202c \u2066x\u2069 \u200f", "a\r\nb\nc\rd",
    "controls \u0001\u000b\u001f\u007f\u0085 \ufffe\uffff end", "x" * 10000, "ي" * 40000, 'quote " comma , semi ;',
    "'; DROP TABLE annotations; --", "_x0041_ _x000D_", "😀 𝔘", " leading and trailing ", "{\"a\": [1]}", "https://x.test/world </w <c r=", "ملاحظة",
]
HOSTILE_NAME = '=1+1 <b>"أمل" & \u202e../x</b>'
PEOPLE = {"amal": HOSTILE_NAME, "zaid": "Zaid; DROP TABLE", "r9": "ثالث"}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def uid_of(person):
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, person))


class Team:
    """The folder, and `live`: all annotations that count, as (report, person, annotation)."""

    def __init__(self, folder):
        self.folder = folder
        self.live = []
        self.notes = list(HOSTILE_NOTES)
        os.makedirs(folder)
        for name, text in REPORTS.items():
            if name != "lost.txt":
                with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as stream:
                    stream.write(text)
            for number, person in enumerate(PEOPLE):
                if not (name == "lost.txt" and person == "zaid"):
                    self.write_side_file(name, text, person, number)
        self.write_decisions()

    def annotation(self, person, kind, path, text, start, end, position, **more):
        name = f"{person} {kind} {path} {start} {digest(text)} {more.get('deleted')}"
        return {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
                "kind": kind, "unit": path,
                "target": {"start": start, "end": end, "exact": text[start:end],
                           "prefix": text[max(0, start - 32):start], "suffix": text[end:end + 32]},
                "position": position, "flag": False, "tags": [], "note": "", "edits": {"0000000d": 1},
                "created": "2026-01-01T00:00:00Z", "modified": "2026-01-02T03:04:05Z", "deleted": False, **more}

    def units(self, text):
        """Ranges of what begins with a letter in brackets, in code points."""
        for start, character in enumerate(text):
            if character == "(" and text[start + 2:start + 3] == ")":
                end = start
                while end < len(text) and text[end] not in "\r\n":
                    end += 1
                yield text[start + 1], start, end
        if "(" not in text:
            yield "x", 0, text.index(".") + 1
            yield "y", text.index(".") + 2, len(text)

    def write_side_file(self, name, text, person, number):
        annotations = []
        paragraph = {"r.txt": "2", "lost.txt": "9"}.get(name, "13")
        for place, (letter, start, end) in enumerate(self.units(text)):
            position = ["support", "oppose", "mixed", "neutral", "none", "other-id", None][(place * 3 + number * 2) % 7]
            note = self.notes.pop(0) if self.notes else "ok" if position is None else ""
            annotations.append(self.annotation(person, "unit", f"{paragraph}/{letter}", text, start, end, position,
                                               flag=place == number, tags=["urgent", "law"][:place], note=note))
            note = self.notes.pop(0) if self.notes else ""
            annotations.append(self.annotation(person, "span", f"{paragraph}/{letter}", text, start + 4, start + 9,
                                               "support", note=note))
            # Somebody began with a copy of what somebody else had made, and has its ids.
            annotations[-1]["id"] = str(uuid.uuid5(uuid.NAMESPACE_URL, f"copied {name} {start}"))
            annotations.append(self.annotation(person, "structure", f"{paragraph}/{letter}", text, start, end, None,
                                               result={"kind": "item", "label": f"({letter})", "parent": paragraph,
                                                       "recommendation": True}))
        annotations.append(self.annotation(person, "rendering", annotations[0]["unit"], text, annotations[0]["target"]["start"],
                                           annotations[0]["target"]["end"], None,
                                           finding={"check": "visual-order", "state": "wrong"}))
        annotations.append(self.annotation(person, "unit", "deleted", text, 0, 3, "mixed", deleted=True,
                                           note="a note that was deleted"))
        annotations.sort(key=lambda a: (a["target"]["start"], a["id"]))
        self.live += [(name, person, a) for a in annotations if not a["deleted"]]
        self.write(name, text, person, PEOPLE[person], "annotation", annotations, f"{name}.{person}")
        # A copy that a sync tool left: older, and in part.
        if person == "r9":
            self.write(name, text, person, PEOPLE[person], "annotation", annotations[:2], f"{name}.{person} (copy)")

    def write_decisions(self):
        """Two leads, who agree on one unit, differ on another, and decide one each alone."""
        self.decided = {}
        for name, text in REPORTS.items():
            units = list(self.units(text))
            for lead, positions in (("lead-a", ["support", "oppose", "mixed"]), ("lead-b", ["support", "none"])):
                annotations = [self.annotation(lead, "unit", letter, text, start, end, position, note=f"{lead} says so",
                                               settles=[{"reviewer": uid_of(p), "id": uid_of(letter), "edits": {"0000000d": 1}}
                                                        for p in PEOPLE])
                               for (letter, start, end), position in zip(units, positions)]
                self.write(name, text, lead, lead.upper(), "adjudication", annotations, f"{name}.adjudicated-{lead}")
            for position in ["support", "mixed"][:len(units) - 1]:
                self.decided[position] = self.decided.get(position, 0) + 1

    def write(self, name, text, person, called, role, annotations, stem):
        content = {"format": "unrep-side-file", "version": 1, "role": role, "offset_unit": "code-point",
                   "reviewer": {"id": person, "uid": uid_of(person), "name": called}, "status": "in-progress",
                   "report": {"name": name, "sha256": digest(text), "bytes": len(text.encode())},
                   "text": {"sha256": digest(text), "chars": len(text), "reader": "text", "reader_version": 1,
                            "encoding": "UTF-8"},
                   "codebook": {"id": "new-convention", "version": 1, "sha256": "0" * 64}, "annotations": annotations,
                   "opened_as_lead": "2026-01-05T00:00:00Z", "x-mine": {"who": called}}
        if person == "zaid":
            content["rounds"] = [{"id": "first", "finished": "2026-01-04T00:00:00Z", "positions": {
                a["id"]: a["position"] for a in annotations if a["kind"] == "unit" and a["position"] and not a["deleted"]}}]
        with open(os.path.join(self.folder, f"{stem}.unrep.json"), "w", encoding="utf-8") as stream:
            json.dump(content, stream)

    def export(self, form, *options, status=0):
        """Exports to a new file, twice, and returns its name; the bytes must be the same."""
        outputs = [os.path.join(os.path.dirname(self.folder), f"{n}-{len(options)}.{form}") for n in (1, 2)]
        for output in outputs:
            run = subprocess.run([UNREP_CLI, "export", f"--format={form}", *options, f"--output={output}", self.folder],
                                 capture_output=True, text=True)
            assert run.returncode == status, (run.returncode, run.stderr)
        with open(outputs[0], "rb") as first, open(outputs[1], "rb") as second:
            assert first.read() == second.read(), f"{form} is not the same twice"
        return outputs[0]

    def tally(self, *options):
        run = subprocess.run([UNREP_CLI, "tally", "--format=json", *options, self.folder], capture_output=True, check=True)
        return {k: n for k, n in json.loads(run.stdout)["positions"].items() if n}


def no_controls(text):
    """What XML 1.0 can hold of a text: the rest is U+FFFD there."""
    return "".join(c if c in "\t\n\r" or 0x20 <= ord(c) < 0xfffe or ord(c) > 0xffff else "\ufffd" for c in text)
