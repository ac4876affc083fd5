#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-real-keys.py UNREP [CASE]: a person's way through the window, by keys that travel
through the X server, under several keyboard layouts. To be run by with-display.
Prints TAP."""
import os
import re
import subprocess
import sys
import tempfile
import time

from window_driver import *


def tag_with_layout(layout):
    """The five positions by the five places, then next, previous, clear and undo."""
    window = Window(scratch_report(), layout=layout)
    for n in range(1, 6):
        window.code(DIGITS[n], f"position {POSITIONS[n - 1]}")
        window.wait("current unit")
    window.wait_saved(POSITIONS)
    window.code(K, "current unit")
    window.code(K, "current unit")
    window.code(DIGITS[0], "position null")
    window.wait_saved(POSITIONS[:3] + ["none"])
    window.code(J, "current unit")
    window.code(U, "current unit")
    subprocess.run(["xdotool", "keydown", "37", "key", str(FRENCH_Z if layout == "fr" else Z), "keyup", "37"], check=True)
    window.wait("position neutral")
    window.wait_saved(POSITIONS)
    window.close()


def evidence_with_layout(layout):
    """Words, S, a position; both ends nudged, by a word and by a letter; another position,
    a note; undone, removed. By places alone, so that every layout is the same."""
    window = Window(scratch_report(), layout=layout)
    undo = FRENCH_Z if layout == "fr" else Z
    window.code(J, "current unit")
    window.control(LEFT)
    window.control(LEFT)
    window.held(LEFT, CTRL, SHIFT)
    window.held(LEFT, CTRL, SHIFT)
    window.code(S, "evidence is asked for")
    found = window.wait_position_of_evidence(DIGITS[2], "oppose")
    window.wait_evidence(lambda all: [a["position"] for a in all] == ["oppose"])
    start, end = int(found[1]), int(found[2])
    assert window.evidence()[0]["target"]["start"] == start

    # In Arabic left is forward.
    window.held(LEFT, SHIFT)
    found = window.wait(r"evidence (\d+) to (\d+),")
    assert (int(found[1]), int(found[2]) > end) == (start, True), found[0]
    letter = int(found[2])
    window.held(LEFT, CTRL, SHIFT)
    found = window.wait(r"evidence (\d+) to (\d+),")
    assert int(found[2]) > letter, found[0]
    window.code(O)
    window.held(RIGHT, CTRL, SHIFT)
    found = window.wait(r"evidence (\d+) to (\d+),")
    assert int(found[1]) < start, found[0]
    window.held(LEFT, SHIFT)
    window.wait(r"evidence (\d+) to (\d+),")
    for _ in range(4):
        window.control(undo)
    window.wait_evidence(lambda all: [(a["target"]["start"], a["target"]["end"]) for a in all] == [(start, end)])

    # The digits are the unit's again, until the evidence is chosen.
    window.code(E, f"evidence {start} to {end}, position oppose")
    window.code(DIGITS[4], "position neutral")
    window.wait_evidence(lambda all: [a["position"] for a in all] == ["neutral"])
    window.code(DIGITS[0], "position null")
    window.key("Escape", "evidence left")
    window.code(DIGITS[1], "unit .* changed, position support")
    window.wait_saved(["support", None])
    window.held(E, SHIFT)
    window.wait(f"evidence {start} to")
    window.code(DELETE, "evidence removed")
    window.wait_saved(["support"])
    window.control(undo)
    window.wait_saved(["support", None])
    window.close()


def pdf_report():
    """Two pages, each with a heading and two recommendations."""
    pages = []
    for page in (1, 2):
        lines = [f"{'I' * page}. Part {page}", f"{page}. The meeting recommended that:", "(a) States should train divers;",
                 "(b) States should publish what they find."]
        shown = [line.replace("(", r"\(").replace(")", r"\)") for line in lines]
        pages.append("BT /F1 12 Tf 72 740 Td 28 TL " + " ".join(f"({line}) Tj T*" for line in shown) + " ET")
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for number, content in enumerate(pages):
        objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>",
                    f"<</Length {len(content)}>>stream\n{content}\nendstream"]
    text, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    path = os.path.join(tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"]), "report.pdf")
    with open(path, "w", encoding="ascii") as stream:
        stream.write(text)
    return path


def page_of_pdf(layout):
    """V hides the page and shows it again; J goes through the report beside it; a text has no page."""
    window = Window(pdf_report(), layout=layout)
    window.code(V, "page pane hidden")
    window.code(DIGITS[2], "position oppose")
    window.wait("current unit")
    window.code(V, "page pane shown")
    window.code(J, "current unit")
    window.wait_saved(["oppose"])
    window.close()
    window = Window(scratch_report(), layout=layout)
    window.code(V)
    window.code(DIGITS[2], "position oppose")
    window.wait_saved(["oppose"])
    window.close()


def many_at_once(layout):
    """Shift+J selects; one key for all, one undo for all."""
    window = Window(scratch_report(), layout=layout)
    for _ in range(3):
        window.held(J, SHIFT)
        window.wait("current unit")
    window.code(DIGITS[3], "4 units changed at once")
    window.wait_saved(["mixed"] * 4)
    window.code(F, "4 units changed at once")
    window.held(K, SHIFT)
    window.wait("current unit")
    window.code(DIGITS[0], "3 units changed at once")
    window.wait_saved([None] * 3 + ["mixed"])
    for _ in range(3):
        window.control(FRENCH_Z if layout == "fr" else Z, "unit -1 changed")
    window.wait_saved([])
    window.close()


def fields_type(layout):
    """1 2 0 j s are letters and digits in every text field, and change no annotation."""
    window = Window(scratch_report("en"), layout=layout)
    window.code(DIGITS[1], "position support")
    window.wait("current unit")
    window.control(RIGHT)
    window.held(RIGHT, CTRL, SHIFT)
    window.code(S, "evidence is asked for")
    window.code(RETURN, "evidence .* position null")
    window.code(E, "evidence .* position null")
    window.wait_saved(["support", None])
    typed = [DIGITS[1], DIGITS[2], DIGITS[0], J, S]

    window.code(N, "note on evidence has the focus")
    for code in typed:
        window.code(code)
    window.wait("note on evidence kept: .{5}")
    window.key_until("Escape", "report has the focus")
    window.key("Escape", "evidence left")
    window.code(N, "note has the focus")
    for code in typed:
        window.code(code)
    window.wait("note kept: .{5}")
    window.key_until("Escape", "report has the focus")
    window.code(L, "label is asked for")
    for code in typed:
        window.code(code)
    window.key_until("Escape", "report has the focus")
    window.control(F, "focus on GtkText")
    for code in typed:
        window.code(code)
    window.key_until("Escape", "report has the focus")
    window.control(G, "paragraph is asked for")
    for code in typed:
        window.code(code)
    window.key_until("Escape", "report has the focus")
    notes = [(a["kind"], a["position"], len(a["note"]), a["flag"]) for a in window.annotations()]
    window.settle()
    expected = [("unit", "support", 0, False), ("unit", None, 5, False), ("span", None, 5, False)]
    assert sorted(notes, key=str) == sorted(expected, key=str), notes
    assert not window.corrections()
    window.close()


def every_field_types(layout):
    """The same in every field that the Tab key comes to, before anybody has said who reviews."""
    report = scratch_report("en")
    os.environ["XDG_CONFIG_HOME"] = os.path.join(os.path.dirname(report), "config")
    window = Window(report, layout=layout)
    window.settle()
    window.code(J, "current unit")
    fields, widget = [], None
    while widget != "GtkButton":
        window.code(TAB)
        widget = window.wait(r"focus on (?!nothing)(\w+)").group(1)
        if widget == "GtkText":
            fields.append(widget)
            for code in (DIGITS[1], DIGITS[2], DIGITS[0], J, S):
                window.code(code)
    # The name and the id. In the note before them nothing has been typed yet.
    assert len(fields) == 2, fields
    assert not window.annotations(), window.annotations()
    for _ in range(3):
        window.held(TAB, SHIFT)
    window.wait("note has the focus")
    for code in (DIGITS[1], DIGITS[2], DIGITS[0], J, S):
        window.code(code)
    window.wait("note kept: .{5}")
    window.settle()
    window.wait_saved([None])
    assert [(a["position"], len(a["note"])) for a in window.annotations()] == [(None, 5)], window.annotations()
    window.close()


def preferences_type(layout):
    """1 2 0 j s at every stop of the preferences: a spin button takes a number that it may
    have, letters leave it as it was, and nothing reaches the report behind."""
    report = scratch_report("en")
    config = os.path.join(os.path.dirname(report), "config")
    before = {name: os.environ.get(name) for name in ("XDG_CONFIG_HOME", "GSETTINGS_BACKEND")}
    os.environ.update(XDG_CONFIG_HOME=config, GSETTINGS_BACKEND="keyfile")
    window = Window(report, layout=layout)
    os.environ.update({name: value for name, value in before.items() if value is not None})
    window.code(DIGITS[1], "position support")
    window.wait("current unit")
    window.wait_saved(["support"])
    window.control(COMMA, "preferences shown")
    for typed in ((DIGITS[1], DIGITS[2], DIGITS[0]), (J, S)):
        for _ in range(12):
            for code in typed:
                window.code(code)
            window.code(TAB)
    window.key_until("Escape", "report has the focus")
    window.settle()
    window.wait_saved(["support"])
    if layout == "us":
        with open(os.path.join(config, "glib-2.0", "settings", "keyfile"), encoding="utf-8") as settings:
            kept = dict(line.strip().split("=") for line in settings if "=" in line)
        sizes = [round(float(kept[name]), 2) for name in ("report-font-size", "line-spacing", "text-width")]
        # 120 letters on a line there may be, points there may not.
        assert sizes == [16, 1.1, 120], kept
    window.close()


def tags_by_keys():
    """T, a space, back; then the menu key takes a position."""
    window = Window(scratch_report(), layout="us")
    window.code(T, "tags have the focus")
    window.code(SPACE, "unit .* changed")
    window.key_until("Escape", "report has the focus")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not [a for a in window.annotations() if a["tags"]]:
        time.sleep(0.02)
    assert [a["tags"] for a in window.annotations()] == [["existing-instruments"]], window.annotations()
    window.control(Z, "unit .* changed")
    window.wait_saved([])
    window.close()


def keypad_digits():
    """The digits themselves, wherever they are."""
    window = Window(scratch_report())
    window.key("KP_4", "position neutral")
    window.wait("current unit")
    window.key("KP_2", "position oppose")
    window.wait_saved(["neutral", "oppose"])
    window.close()


def typing_changes_nothing(layout):
    """In the note, keys type; Ctrl+Z undoes typing."""
    window = Window(scratch_report(), layout=layout)
    window.key("1", "position support")
    window.wait("current unit")
    window.wait_saved(["support"])
    window.key("n", "note has the focus")
    for key in ("1", "2", "0", "j", "s", "u", "k", "f", "5"):
        window.key(key)
    window.wait("note kept: 120jsukf5")
    assert not re.search("position (support|oppose|mixed|neutral|none)|current unit", window.lines()), window.lines()
    window.key("ctrl+z")
    window.wait("note kept: (?!120jsukf5)")
    assert window.positions() == ["support", None], window.positions()
    window.key_until("Escape", "report has the focus")
    window.key("3", "position mixed")
    window.wait_saved(["support", "mixed"])
    window.close()


def searched(layout, language="en"):
    """In the search field keys type; Enter and F3 go to the hits, Escape back to the report."""
    window = Window(scratch_report(), language=language, layout=layout)
    window.key("1", "position support")
    window.wait("current unit")
    window.wait_saved(["support"])
    window.key("ctrl+f")
    for key in ("1", "2", "0", "j", "s"):
        window.key(key)
    window.key("ctrl+a")
    for key in ("2", "0", "2", "6"):
        window.key(key)
    place = r"search: (\d+) \w+ (?:21|٢١)\n"
    found = window.wait(place)
    assert not re.search("position (support|oppose|mixed|neutral|none)|current unit", found.string), found.string
    first = int(found[1])
    for key, number in (("Return", 1), ("F3", 2), ("shift+Return", 1), ("shift+F3", 0)):
        assert int(window.key(key, place)[1]) == first + number, key
    window.key_until("Escape", "report has the focus")
    window.key("F3", "search: ")
    window.key_until("Escape", "report has the focus")
    window.key("ctrl+g", "paragraph is asked for")
    window.key_until("Escape", "report has the focus")
    window.settle()
    assert window.positions() == ["support"], window.positions()
    window.close()


def killed_and_reopened():
    """What was tagged a second ago survives a kill."""
    report = scratch_report("en")
    window = Window(report, layout="us")
    window.key("2", "position oppose")
    window.key("4", "position neutral")
    window.wait_saved(["oppose", "neutral"])
    window.kill()
    window = Window(report, layout="us")
    assert window.positions() == ["oppose", "neutral"]
    window.key("k", "current unit")
    window.key("k", "current unit")
    window.key("0", "position null")
    window.wait_saved(["neutral"])
    window.key("ctrl+z", "position oppose")
    window.key("ctrl+shift+z", "position null")
    window.wait_saved(["neutral"])
    window.close()


def interface_in(language, direction):
    """The same keys in a mirrored interface."""
    window = Window(scratch_report("ar"), language=language)
    window.read = 0
    window.wait(f"interface in .*{direction}")
    window.key("1", "position support")
    window.key("j", "current unit")
    window.key("5", "position none")
    window.wait_saved(["support", "none"])
    window.settle()
    window.key("3", "position mixed")
    window.close()


def outline_corrected(layout):
    """Unmark, label, split and join, each undone; single keys by their places."""
    window = Window(scratch_report(), layout=layout)
    window.code(J, "current unit")
    window.code(R, "outline corrected")
    window.wait_corrections(lambda all: [r["recommendation"] for r in all] == [False])
    window.code(R, "outline corrected")
    window.control(Z, "unit .* changed")
    window.control(Z, "unit .* changed")
    window.wait_corrections(lambda all: not all)

    window.code(L, "label is asked for")
    window.code(DIGITS[3])
    window.code(DIGITS[1])
    window.code(RETURN, "outline corrected")
    window.wait_corrections(lambda all: [r["label"] for r in all] == ["31"])
    window.code(L, "label is asked for")
    window.key_until("Escape", "report has the focus")
    window.control(Z, "unit .* changed")
    window.wait_corrections(lambda all: not all)

    for _ in range(4):
        window.control(LEFT)
    window.control(RETURN, "outline corrected")
    window.wait_corrections(lambda all: len(all) == 2)
    window.control(BACKSPACE, "outline corrected")
    window.wait_corrections(lambda all: len(all) < 2)
    window.control(Z, "unit .* changed")
    window.wait_corrections(lambda all: len(all) == 2)
    window.control(Z, "unit .* changed")
    window.wait_corrections(lambda all: not all)
    window.close()


# The keys of G, of = and - on a US keyboard, of the comma, of P; what is held.
G, EQUAL, MINUS, COMMA, P = 42, 21, 20, 59, 33
ALT = 64


def held(window, modifiers, code, says):
    """Presses a key by its hardware code while others are held, in a window that has been drawn."""
    time.sleep(0.5)
    command = ["xdotool"]
    for modifier in modifiers:
        command += ["keydown", str(modifier)]
    command += ["key", str(code)]
    for modifier in modifiers:
        command += ["keyup", str(modifier)]
    subprocess.run(command, check=True)
    window.wait(says)


def found_one_s_way(layout, language="en"):
    """To a paragraph and back, larger letters, a quotation, by the places of keys."""
    window = Window(scratch_report(), language=language, layout=layout)
    back, forward = (RIGHT, LEFT) if language == "ar" else (LEFT, RIGHT)
    window.code(J, "current unit")
    # Plain arrows move the caret: there is something to split before it then.
    for _ in range(9):
        window.code(LEFT)
    window.control(RETURN, "outline corrected")
    window.control(Z, "unit .* changed")
    window.control(G, "paragraph is asked for")
    # Typed as digits whatever the layout: these do not change with it.
    for key in ("KP_2", "KP_0"):
        window.key(key, "go to: [1-9]")
    window.code(RETURN, "current unit")
    window.wait("report has the focus")
    held(window, [ALT], back, "current unit")
    held(window, [ALT], forward, "current unit")
    window.control(EQUAL, "zoom 110")
    window.key("ctrl+KP_Add", "zoom 121")
    window.control(MINUS, "zoom 110")
    window.control(DIGITS[0], "zoom 100")
    held(window, [CTRL, SHIFT], C, "quoted: ")
    window.control(G, "paragraph is asked for")
    window.key("KP_9", "go to: [0-9]")
    window.key("KP_9", "go to: [0-9]")
    window.key("KP_9", "go to: 0")
    window.code(RETURN)
    window.key_until("Escape", "report has the focus")
    window.code(DIGITS[1], "position support")
    window.control(COMMA, "preferences shown")
    # A key that comes before that window has the keys, or while it goes, is nobody's.
    window.key_until("Escape", "report has the focus")
    window.control(DIGITS[2], "view tallies")
    window.close()


def mnemonics(language, layout, example, preferences, letter, says):
    """Alt and an underlined letter, in a menu the letter alone, by the places of keys; in the
    menu of a unit, letters are the menu's and not the report's."""
    report = os.path.join(tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"]), "none.txt")
    window = Window(report, language=language, layout=layout,
                    start_page=lambda window: held(window, [ALT], example, "mnemonic of"))
    window.code(DIGITS[1], "position support")
    window.code(K, "current unit")
    window.key("F10", "focus on GtkModelButton")
    window.code(preferences, "preferences shown")
    window.key_until("Escape", "report has the focus")
    window.settle()
    window.key("Menu", "focus on GtkModelButton")
    window.code(letter, says)
    window.key_until("ctrl+2", "view tallies")
    window.close()


CASES = [
    *[(f"tag/{layout.replace(' ', '-')}", tag_with_layout, layout)
      for layout in (*LAYOUTS, "ir")],
    *[(f"{name}/{layout.replace(' ', '-')}", case, layout)
      for name, case in (("evidence", evidence_with_layout), ("many", many_at_once), ("fields", fields_type),
                              ("every-field", every_field_types), ("page", page_of_pdf),
                              ("preferences", preferences_type))
      for layout in LAYOUTS],
    ("tags", tags_by_keys),
    ("keypad", keypad_digits),
    ("typing/us", typing_changes_nothing, "us"),
    ("searched/us", searched, "us"),
    ("searched/interface-ar", searched, "us", "ar"),
    ("killed-and-reopened", killed_and_reopened),
    *[(f"outline-corrected/{layout}", outline_corrected, layout) for layout in ("us", "ara")],
    *[(f"way/{layout}", found_one_s_way, layout) for layout in ("us", "ara")],
    ("way/interface-ar", found_one_s_way, "us,ara", "ar"),
    # Of لمثال, تفضيلات and كتابة, the letters ل, ض and ب: the places of G, Q and F.
    *[(f"mnemonics/ar/{layout}", mnemonics, "ar", layout, G, Q, F, "note has the focus") for layout in ("ara", "us,ara")],
    # Of Example, Preferences and Clear, where there is no Latin letter on any key, and where there is.
    *[(f"mnemonics/en/{layout}", mnemonics, "en", layout, E, P, R, "position null") for layout in ("us", "ara", "ru")],
    ("interface/ar", interface_in, "ar", "right to left"),
    ("interface/en", interface_in, "en", "left to right"),
]

sys.exit(run(CASES))
