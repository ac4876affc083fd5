#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-save-faults.py UNREP_CLI NAIVE_SAVE: `unrep-cli tag` killed at every system call,
with errors and lies at every call of its work, and on a full disk. Whatever happens,
the side file is the old one or the new one. Prints TAP.

The same is done to a program that saves as many do, which must be seen to fail:
else these tests would prove nothing."""
import collections
import concurrent.futures
import glob
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

UNREP_CLI, NAIVE_SAVE = sys.argv[1:]
EXAMPLE = os.path.join(os.environ["G_TEST_SRCDIR"], "data", "examples", "expert-group-report.ar.txt")
ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EXDEV", "ESTALE"]
PATH = "13/أ"
UNIT = "13/أ@41"
# What a save does to files; the rest of a program cannot harm one.
FILE_CALLS = {"openat", "write", "pwrite64", "read", "pread64", "close", "fsync", "fchmod", "fchown", "ftruncate",
              "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "newfstatat", "fstat", "statx",
              "flock", "llistxattr", "mkdir", "fallocate"}

Call = collections.namedtuple("Call", "name number arguments")


class Unrep:
    """A report that one reviewer has tagged once, and is about to tag otherwise."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.template = os.path.join(scratch, "template")
        os.makedirs(os.path.join(self.template, "team"))
        shutil.copy(EXAMPLE, os.path.join(self.template, "team", "r.txt"))
        subprocess.run(self.command(self.template, "mixed"), env=self.environment(self.template), check=True,
                       stdout=subprocess.DEVNULL)

    def command(self, folder, position="oppose"):
        return [UNREP_CLI, "tag", "--reviewer=amal", "--note=" + "ملاحظة " * 40 * (position == "oppose"),
                os.path.join(folder, "team", "r.txt"), PATH, position]

    @staticmethod
    def environment(folder):
        home = os.path.join(folder, "home")
        return dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/config", XDG_STATE_HOME=home + "/state",
                    XDG_DATA_HOME=home + "/data", XDG_CACHE_HOME=home + "/cache", MALLOC_PERTURB_="0")

    def set_up(self, folder):
        shutil.copytree(self.template, folder)

    @staticmethod
    def target(folder):
        return os.path.join(folder, "team", "r.txt.amal.unrep.json")

    @staticmethod
    def judge_text(path):
        """ "old" or "new", or what is wrong with this side file."""
        try:
            with open(path, encoding="utf-8") as stream:
                annotations = json.load(stream)["annotations"]
        except (OSError, ValueError, KeyError) as error:
            return f"damaged: {error}"
        found = [annotation["position"] for annotation in annotations]
        return {"mixed": "old", "oppose": "new"}.get(found[0] if len(found) == 1 else None, f"damaged: {found}")

    def judge(self, folder):
        return self.judge_text(self.target(folder))

    def is_kept(self, folder):
        """Whether the new work is anywhere but in the side file."""
        for path in glob.glob(os.path.join(folder, "home", "state", "unrep", "**"), recursive=True):
            if os.path.isfile(path):
                with open(path, "rb") as stream:
                    if b'"oppose"' in stream.read():
                        return True
        return False


class Naive:
    """A program that saves 20,000 bytes over 10,000."""

    def __init__(self, scratch, method):
        self.method = method
        self.source = os.path.join(scratch, "source")
        with open(self.source, "w", encoding="ascii") as stream:
            stream.write("n" * 20000)

    def command(self, folder):
        return [NAIVE_SAVE, self.method, self.target(folder), self.source]

    @staticmethod
    def environment(_folder):
        return dict(os.environ)

    def set_up(self, folder):
        os.makedirs(folder)
        with open(self.target(folder), "w", encoding="ascii") as stream:
            stream.write("o" * 10000)

    @staticmethod
    def target(folder):
        return os.path.join(folder, "target")

    def judge(self, folder):
        try:
            with open(self.target(folder), encoding="ascii") as stream:
                text = stream.read()
        except OSError as error:
            return f"damaged: {error}"
        return {"o" * 10000: "old", "n" * 20000: "new"}.get(text, f"damaged: {len(text)} bytes")


def run(subject, folder, inject=None, log=None):
    command = ["strace", "-f", "-qq", "-o", log or os.path.join(folder, "log")]
    if inject:
        command += ["-e", "trace=" + inject.split(":")[0], "-e", "inject=" + inject]
    return subprocess.run(command + subject.command(folder), env=subject.environment(folder), capture_output=True,
                          text=True, errors="replace", check=False)


def list_calls(subject, scratch):
    """Every system call of one save, in order."""
    folder = tempfile.mkdtemp(dir=scratch)
    os.rmdir(folder)
    subject.set_up(folder)
    log = os.path.join(folder, "log")
    done = run(subject, folder, log=log)
    assert done.returncode == 0 and subject.judge(folder) == "new", done.stderr
    counts = collections.Counter()
    calls = []
    with open(log, encoding="utf-8", errors="replace") as stream:
        for line in stream:
            match = re.match(r"(?:\d+\s+)?(\w+)\((.*)", line)
            if match and match.group(1) not in ("execve", "exit_group"):
                counts[match.group(1)] += 1
                calls.append(Call(match.group(1), counts[match.group(1)], match.group(2)))
    return calls


def inject_all(subject, scratch, injections):
    """Runs the save once with each injection; yields (injection, result, folder)."""
    def once(injection):
        folder = tempfile.mkdtemp(dir=scratch)
        os.rmdir(folder)
        subject.set_up(folder)
        return injection, run(subject, folder, injection), folder

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for injection, done, folder in pool.map(once, injections):
            yield injection, done, folder
            shutil.rmtree(folder)


def damage_by_kills(subject, scratch, calls):
    """What the kills at CALLS have damaged, and how often old and new were seen."""
    seen = collections.Counter()
    damage = []
    kills = [f"{call.name}:signal=SIGKILL:when={call.number}" for call in calls]
    for injection, done, folder in inject_all(subject, scratch, kills):
        verdict = subject.judge(folder)
        seen[verdict.split(":")[0]] += 1
        if verdict not in ("old", "new"):
            damage.append(f"{injection}: {verdict}")
        assert done.returncode == -signal.SIGKILL or verdict == "new", f"{injection} did not kill"
    return damage, seen


def file_calls(calls, first):
    """The calls that work on files, from the one on that mentions FIRST."""
    start = next(i for i, call in enumerate(calls) if first in call.arguments)
    return [call for call in calls[start:] if call.name in FILE_CALLS]


def test_kills(scratch):
    subject = Unrep(scratch)
    calls = list_calls(subject, scratch)
    damage, seen = damage_by_kills(subject, scratch, calls)
    print(f"# killed at {len(calls)} calls: {dict(seen)}")
    assert not damage, damage
    assert seen["old"] > 100 and seen["new"] > 0


def test_kills_naive(scratch):
    subject = Naive(scratch, "truncate")
    damage, _ = damage_by_kills(subject, scratch, file_calls(list_calls(subject, scratch), "/target"))
    print(f"# a naive save is damaged by {len(damage)}")
    assert damage


def injections_of(calls, first_of_save):
    """Errors at every call; all of them, and lies, where the file is being written."""
    saving = False
    for call in calls:
        saving = saving or first_of_save in call.arguments
        for error in ERRORS if saving else ["EIO"]:
            yield f"{call.name}:error={error}:when={call.number}"
        if saving and call.name == "write":
            yield f"write:retval=7:when={call.number}"
            yield f"write:error=EINTR:when={call.number}"


def test_errors(scratch):
    subject = Unrep(scratch)
    calls = file_calls(list_calls(subject, scratch), "r.txt")
    seen = collections.Counter()
    for injection, done, folder in inject_all(subject, scratch, injections_of(calls, ".unrep-")):
        verdict = subject.judge(folder)
        told = f"{injection}: {verdict}, status {done.returncode}, {done.stderr!r}"
        seen[verdict, done.returncode] += 1
        assert verdict in ("old", "new"), told
        if done.returncode == 0:
            assert verdict == "new", told
        else:
            # It may be the new one: the program tries once more when it ends.
            assert done.stderr.strip(), told
        if done.returncode == 4 and verdict == "old" and "could not be saved" in done.stderr:
            assert "draft" in done.stderr and subject.is_kept(folder), told
            seen["draft"] += 1
    print(f"# {dict(seen)}")
    assert seen["old", 4] > 50 and seen["draft"] > 50


def test_errors_naive(scratch):
    subject = Naive(scratch, "truncate")
    calls = file_calls(list_calls(subject, scratch), "/target")
    damage = [injection for injection, _, folder in inject_all(subject, scratch, injections_of(calls, "/target"))
              if subject.judge(folder) not in ("old", "new")]
    print(f"# a naive save is damaged by {len(damage)}")
    assert damage


def limit(n_bytes):
    """As on a full disk, for whoever is not root too."""
    def set_limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
    return set_limit


def fill(subject, scratch):
    """Saves three times where there is no room; yields (status, verdict, stderr)."""
    folder = os.path.join(scratch, "full")
    subject.set_up(folder)
    room = os.path.getsize(subject.target(folder))
    for _ in range(3):
        done = subprocess.run(subject.command(folder), env=subject.environment(folder), capture_output=True, text=True,
                              preexec_fn=limit(room), check=False)
        yield done.returncode, subject.judge(folder), done.stderr


def test_full(scratch):
    subject = Unrep(scratch)
    for status, verdict, said in fill(subject, scratch):
        assert (status, verdict) == (4, "old"), (status, verdict, said)
        assert "r.txt.amal.unrep.json" in said and "no draft" in said, said


def test_full_naive(scratch):
    for method in "truncate", "replace":
        folder = os.path.join(scratch, method)
        os.makedirs(folder)
        verdicts = [verdict for _, verdict, _ in fill(Naive(folder, method), folder)]
        print(f"# {method}: {verdicts}")
        assert any(verdict.startswith("damaged") for verdict in verdicts)


def test_tmpfs(scratch):
    """A disk that is really full; only root can have one."""
    subject = Unrep(scratch)
    folder = os.path.join(scratch, "full")
    subject.set_up(folder)
    team = os.path.join(folder, "team")
    kept = os.path.join(scratch, "kept")
    shutil.move(team, kept)
    os.makedirs(team)
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", team],
                                           stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("# no file system can be mounted here; the limit of the test before this one stands for it")
        return
    try:
        for name in os.listdir(kept):
            shutil.copy(os.path.join(kept, name), team)
        with open(os.path.join(team, "fill"), "wb", buffering=0) as stream:
            try:
                while True:
                    stream.write(b"x" * 4096)
            except OSError:
                pass
        for _ in range(3):
            done = subprocess.run(subject.command(folder), env=subject.environment(folder), capture_output=True,
                                  text=True, check=False)
            assert (done.returncode, subject.judge(folder)) == (4, "old"), done.stderr
            assert "No space left on device" in done.stderr and "draft" in done.stderr, done.stderr
            assert subject.is_kept(folder)
        os.remove(os.path.join(team, "fill"))
        # The next change, of whatever unit, brings the draft with it.
        done = subprocess.run(subject.command(folder)[:-2] + ["13/ب", "none"], env=subject.environment(folder),
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        with open(subject.target(folder), encoding="utf-8") as stream:
            positions = [annotation["position"] for annotation in json.load(stream)["annotations"]]
        assert positions == ["oppose", "none"], positions
    finally:
        subprocess.run(["umount", team], check=True)


TESTS = [test_kills, test_kills_naive, test_errors, test_errors_naive, test_full, test_full_naive, test_tmpfs]


def main():
    if shutil.which("strace") is None:
        print("1..0 # SKIP strace is not here")
        return 0
    failed = False
    print(f"1..{len(TESTS)}", flush=True)
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.replace("test_", "", 1).replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="unrep-faults-") as scratch:
            try:
                test(scratch)
                print(f"ok {number} /save-faults/{name}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"# {error}\nnot ok {number} /save-faults/{name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
