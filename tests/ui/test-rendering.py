#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-rendering.py UNREP [CASE]: a translator's way through the Rendering view, by keys
that travel through the X server. To be run by with-display. Prints TAP."""
import os
import sys
import tempfile

from window_driver import *

I, PLUS, MINUS = 31, 86, 82

# What the list shows from its top: by family, then by check.
DAMAGED = """تقرير فريق الخبراء عن الجرائم السيبرانية

1- ينبغي للدول أن تعامل الجرائم الســـيبرانية معاملة الجرائم الخطيرة.

2- ينبغي للدول أن تضع المنظمـــة قانونا جديدا    المعنون بالجرائم.

3- وإذ تشير إلى القرار ۲۳ الذي اتخذته في هذا الشأن.
"""
FOUND = [("extended-digit", 7), ("tatweel", 3), ("tatweel", 5), ("wide-gap", 5)]


def damaged_report():
    folder = tempfile.mkdtemp(prefix="unrep-keys-", dir=os.environ["HOME"])
    path = os.path.join(folder, "report.txt")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(DAMAGED)
    return path


def judged(window):
    return [(a["finding"]["check"], a["finding"]["state"], a["note"]) for a in window.annotations()
            if a["kind"] == "rendering"]


def wait_judged(window, expected):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and window.process.poll() is None and judged(window) != expected:
        time.sleep(0.02)
    assert judged(window) == expected, judged(window)


def says(index, state="open"):
    check, line = FOUND[index]
    return f"finding {check} on line {line}, {state}"


def shown(window):
    window.control(DIGITS[3], "view rendering")
    window.wait(f"{len(FOUND)} findings")
    window.wait(says(0))


def walked(language, layout):
    """J to the last finding and K back to the first; neither goes on at the other end."""
    window = Window(damaged_report(), language, layout)
    shown(window)
    for index in range(1, len(FOUND)):
        window.code(J, says(index))
    window.code(J)
    for index in range(len(FOUND) - 2, -1, -1):
        window.code(K, says(index))
    window.close()


def judged_by_keys(language, layout):
    """Wrong, accepted, to fix with a note; each goes on to the next. Undone and redone;
    killed, and everything is there again."""
    window = Window(damaged_report(), language, layout)
    report = window.report
    shown(window)
    window.code(DIGITS[1], says(1))
    window.code(DIGITS[2], says(2))
    window.code(DIGITS[3], says(3))
    wait_judged(window, [("tatweel", "accepted", ""), ("tatweel", "to-fix", ""), ("extended-digit", "wrong", "")])
    window.code(K, says(2, "to-fix"))
    window.code(N)
    subprocess.run(["setxkbmap", "us"], check=True)
    window.key("x")
    window.key("1")
    window.key_until("Escape", "report has the focus")
    subprocess.run(["setxkbmap", *layout.split()], check=True)
    wait_judged(window, [("tatweel", "accepted", ""), ("tatweel", "to-fix", "x1"), ("extended-digit", "wrong", "")])
    window.code(DIGITS[0], says(2))
    wait_judged(window, [("tatweel", "accepted", ""), ("extended-digit", "wrong", "")])
    window.control(FRENCH_Z if layout == "fr" else Z, says(2, "to-fix"))
    wait_judged(window, [("tatweel", "accepted", ""), ("tatweel", "to-fix", "x1"), ("extended-digit", "wrong", "")])
    window.kill()

    window = Window(report, language, layout)
    window.control(DIGITS[3], "view rendering")
    window.wait(says(0, "wrong"))
    window.code(J, says(1, "accepted"))
    window.code(J, says(2, "to-fix"))
    window.code(J, says(3))
    window.close()


def marked_and_signed_off(layout):
    """Words that no check has found are marked; a paragraph is signed off, and that is taken
    back. Neither counts as a position."""
    window = Window(damaged_report(), layout=layout)
    shown(window)
    window.code(DIGITS[4])
    wait_judged(window, [(None, "signed-off", "")])
    assert window.annotations()[0]["target"]["exact"].startswith("3- وإذ")
    window.code(DIGITS[4])
    wait_judged(window, [])
    window.code(J, says(1))
    window.held(C, CTRL, SHIFT)
    copied = window.wait(r"(\d+) changes copied: (.*)")
    assert copied[1] == "1" and "ـ" not in copied[2], copied[0]
    window.code(K, says(0))
    window.held(LEFT, CTRL, SHIFT)
    window.code(S, "finding by hand on line 7, to-fix")
    wait_judged(window, [(None, "to-fix", "")])
    window.control(DIGITS[2], "view tallies")
    window.close()


def inspected(language, layout):
    """The runs and characters of the paragraph, by keys; of the next finding's; as repaired."""
    window = Window(damaged_report(), language, layout)
    shown(window)
    window.held(I, SHIFT)
    first = window.wait(r"inspected: (\d+) runs, (\d+) characters")
    assert int(first[1]) > 1, first[0]
    window.wait("cluster .* in run")
    window.code(J, says(1))
    stored = window.wait(r"inspected: (\d+) runs, (\d+) characters")
    window.code(R)
    repaired = window.wait(r"inspected: (\d+) runs, (\d+) characters")
    # Three times tatweel is hidden.
    assert int(stored[2]) - int(repaired[2]) == 3, (stored[0], repaired[0])
    window.held(I, SHIFT)
    window.held(I, SHIFT)
    window.code(J, says(2))
    window.close()


def zoomed(language, layout):
    """Ctrl+plus and Ctrl+minus are for the view that is shown, and stay in it."""
    window = Window(damaged_report(), language, layout)
    shown(window)
    window.control(PLUS, "page set, zoom 110")
    window.control(MINUS, "page set, zoom 100")
    window.code(J, says(1))
    window.close()


def aided(dictionary):
    """Words are looked up where that was chosen; where there is no dictionary that is said, and
    everything else is checked as before."""
    path = damaged_report()
    config = os.path.join(os.path.dirname(path), "config", "glib-2.0", "settings")
    os.makedirs(config)
    with open(os.path.join(config, "keyfile"), "w", encoding="utf-8") as stream:
        stream.write("[org/example/Unrep]\ncheck-words=true\n")
    corpus = os.path.join(os.environ["G_TEST_SRCDIR"], "tests", "corpus", "hunspell")
    changed = dict(XDG_CONFIG_HOME=os.path.dirname(os.path.dirname(config)), GSETTINGS_BACKEND="keyfile",
                   DICPATH=corpus if dictionary else "", XDG_DATA_DIRS=os.environ.get("XDG_DATA_DIRS", "/usr/share") if dictionary
                   else os.path.dirname(path))
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        window = Window(path)
        window.control(DIGITS[3], "view rendering")
        if not dictionary:
            assert "hunspell-ar" in window.wait("not checked: (.*hunspell.*)")[1]
        found = int(window.wait(r"(\d+) findings")[1])
        assert found > len(FOUND) if dictionary else found == len(FOUND), found
        window.close()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def read_through(language):
    """The example report: what it has is walked, and nothing of it is an error. Its font has
    not the brackets of footnote marks, ⁽ and ⁾."""
    window = Window(scratch_report(language))
    window.control(DIGITS[3], "view rendering")
    found = window.wait(r"(\d+) findings")
    assert int(found[1]) == (3 if language == "ar" else 2), found[0]
    if language == "ar":
        window.wait("finding base-direction")
        window.code(DIGITS[2], "finding base-direction on line .*, accepted")
        wait_judged(window, [("base-direction", "accepted", "")])
    window.close()


CASES = [
    *[(f"walked/{language}-{layout}", walked, language, layout) for language, layout in (("en", "us"), ("ar", "ara"))],
    *[(f"judged/{language}-{layout}", judged_by_keys, language, layout)
      for language, layout in zip(("en", "ar") * 3, LAYOUTS)],
    *[(f"inspected/{language}-{layout}", inspected, language, layout) for language, layout in (("en", "us"), ("ar", "ara"))],
    *[(f"marked/{layout}", marked_and_signed_off, layout) for layout in LAYOUTS],
    *[(f"zoomed/{language}-{layout}", zoomed, language, layout) for language, layout in (("en", "us"), ("ar", "ara"))],
    ("words/looked-up", aided, True),
    ("words/no-dictionary", aided, False),
    *[(f"example/{language}", read_through, language) for language in ("ar", "en")],
]

sys.exit(run(CASES))
