#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of `make check` must never say more than the log does."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

COUNT_TESTS = sys.argv.pop(1)


def run_script(log, listed):
    """Returns what the script says of a log and of the tests that should be in it."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("testlog.json", "tests.json")]
        for path, content in zip(paths, ("".join(json.dumps(run) + "\n" for run in log), json.dumps(listed))):
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
        return subprocess.run([sys.executable, COUNT_TESTS, *paths], capture_output=True, text=True)


def count(*runs):
    """Returns the last line and the exit status for runs of (result, stdout)."""
    log = [{"name": f"unrep:display / t{i}", "result": result, "stdout": stdout} for i, (result, stdout) in enumerate(runs)]
    done = run_script(log, [{"name": f"t{i}"} for i in range(len(runs))])
    return done.stdout.splitlines()[-1], done.returncode


class CountTests(unittest.TestCase):
    def test_tap_lines(self):
        self.assertEqual(count(("OK", "1..3\nok 1 /a\n# ok 9\nok 2 /b/#c\nok 3 /d\n"), ("OK", "1..1\nok 1 /e\n")),
                         ("4 passed, 0 failed, 0 skipped", 0))

    def test_failure(self):
        self.assertEqual(count(("FAIL", "1..3\nok 1 /a\nnot ok 2 - /b\nok 3 /c\n")),
                         ("2 passed, 1 failed, 0 skipped", 1))

    def test_crash_hang_and_missing_tests(self):
        for result in ("ERROR", "TIMEOUT", "FAIL", "INTERRUPT"):
            self.assertEqual(count((result, "1..3\nok 1 /a\nok 2 /b\n")), ("2 passed, 1 failed, 0 skipped", 1))
        self.assertEqual(count(("OK", "1..1\nok 1 /a\n"), ("ERROR", "")), ("1 passed, 1 failed, 0 skipped", 1))

    def test_skips(self):
        absent = "the real reports are not here"
        self.assertEqual(count(("OK", f"1..2\nok 1 /a # SKIP {absent}\nok 2 /b\n")),
                         ("1 passed, 0 failed, 1 skipped", 0))
        self.assertEqual(count(("OK", "1..2\nok 1 /a # SKIP no display\nok 2 /b\n")),
                         ("1 passed, 1 failed, 0 skipped", 1))
        self.assertEqual(count(("SKIP", "")), ("0 passed, 1 failed, 0 skipped", 1))

    def test_programs_without_tap(self):
        self.assertEqual(count(("OK", "ok then\nnot ok at all\n"), ("OK", ""), ("FAIL", "ok\n")),
                         ("2 passed, 1 failed, 0 skipped", 1))

    def test_program_did_not_run(self):
        log = [{"name": "unrep:a+b / keys / us", "result": "OK", "stdout": "1..2\nok 1 /a\nok 2 /b\n"},
               {"name": "unrep:a / twice", "result": "OK", "stdout": "1..1\nok 1 /a\n"}]
        names = ["keys / us", "twice", "twice", "real-keys"]
        done = run_script(log, [{"name": name} for name in names])
        self.assertEqual(done.stdout.splitlines(),
                         ["== twice: did not run", "== real-keys: did not run", "3 passed, 2 failed, 0 skipped"])
        self.assertEqual(done.returncode, 1)
        done = run_script(log, [{"name": name} for name in names[:2]])
        self.assertEqual((done.stdout, done.returncode), ("3 passed, 0 failed, 0 skipped\n", 0))

    def test_nothing_ran(self):
        self.assertEqual(count(), ("0 passed, 0 failed, 0 skipped", 1))


unittest.main()
