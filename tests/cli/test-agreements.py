#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`unrep-cli agree --matrix` against the definitions, written down a second time with
fractions and nothing clever, on random tables of every spelling of CSV. Prints TAP.

usage: test-agreements.py [--tables N] [--seed N]
"""
import argparse
import csv
import fractions
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

UNREP_CLI = os.environ["UNREP_CLI"]
F = fractions.Fraction


def chance_corrected(observed, expected):
    return None if expected == 1 else (observed - expected) / (1 - expected)


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else None


def alpha(units, difference):
    """By every pair of values there is: within units what was observed, over all units what chance makes."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    far = {pair: difference(*pair, values) for pair in itertools.product(set(values), repeat=2)}
    expected = sum(far[pair] for pair in itertools.permutations(values, 2))
    if not values or expected == 0:
        return None
    observed = sum(sum(far[pair] for pair in itertools.permutations(unit, 2)) / F(len(unit) - 1) for unit in units)
    return 1 - (len(values) - 1) * observed / expected


def nominal(a, b, _):
    return int(a != b)


def ordinal(a, b, values):
    low, high = min(a, b), max(a, b)
    return (sum(low <= value <= high for value in values) - F(values.count(a) + values.count(b), 2)) ** 2


def of_two(first, second, chance):
    """Cohen's and Scott's coefficients, from the units that both have."""
    both = [(a, b) for a, b in zip(first, second) if a is not None and b is not None]
    if not both:
        return None
    categories = {value for pair in both for value in pair}
    shares = [(F(sum(a == c for a, _ in both), len(both)), F(sum(b == c for _, b in both), len(both))) for c in categories]
    return chance_corrected(F(sum(a == b for a, b in both), len(both)), sum(chance(*pair) for pair in shares))


def coefficients(rows):
    """@rows are lists of values, None where one is missing."""
    units = [[value for value in row if value is not None] for row in rows]
    rated, pairable = [unit for unit in units if unit], [unit for unit in units if len(unit) > 1]
    names = ["percent-agreement", "cohen-kappa", "scott-pi", "fleiss-kappa", "krippendorff-alpha-nominal",
             "krippendorff-alpha-ordinal", "gwet-ac1"]
    if not pairable:
        return dict.fromkeys(names)
    columns = [column for column in zip(*rows) if any(value is not None for value in column)]
    categories = {value for unit in units for value in unit}
    percent = mean(F(sum(a == b for a, b in itertools.permutations(unit, 2)), len(unit) * (len(unit) - 1)) for unit in pairable)
    shares = [mean(F(unit.count(category), len(unit)) for unit in rated) for category in categories]
    cohen = mean(of_two(a, b, lambda p, q: p * q) for a, b in itertools.combinations(columns, 2))
    scott = of_two(*columns, lambda p, q: ((p + q) / 2) ** 2) if len(columns) == 2 else None
    gwet = sum(share * (1 - share) for share in shares) / (len(categories) - 1) if len(categories) > 1 else 1
    has_order = all(isinstance(value, F) for value in categories)
    return dict(zip(names, [percent, cohen, scott, chance_corrected(percent, sum(share ** 2 for share in shares)),
                            alpha(units, nominal), alpha(units, ordinal) if has_order else None,
                            chance_corrected(percent, gwet)]))


SCALES = [["a", "b", "c"], ["مؤيد", "معارض", "محايد", "لا يتناولها"], ["2", "10", "1", "9"], ["-1", "0.5", "1e1", "+3", "-0.25"],
          ["x"], ["7"], ["1", "2", "n/a"], ["a,b", "c\"d", "two\nlines", " e ", "'=1"], ["A", "a", "ا", "أ"],
          ["support", "oppose", "mixed", "neutral", "none"], ["0", "00", "0.0", "1"]]
NAMES = ["amal", "أمل", "", "r 1", "amal", "=x", "\"q\"", "z,z", "\u202er"]


def new_table(rnd):
    """Rows of texts, None where the value is missing; reviewers follow a truth more or less closely."""
    scale = rnd.choice(SCALES)
    n_reviewers, n_units = rnd.choice([1, 2, 2, 2, 3, 4, 7]), rnd.choice([0, 1, 2, 3, 5, 9, 14, 25])
    missing, noise = rnd.choice([0, 0, 0.1, 0.5, 0.95]), rnd.choice([0, 0.05, 0.4, 1])
    rows = []
    for _ in range(n_units):
        truth = rnd.choice(scale[:rnd.choice([1, 2, len(scale)])])
        rows.append([None if rnd.random() < missing else rnd.choice(scale) if rnd.random() < noise else truth
                     for _ in range(n_reviewers)])
    return rows, n_reviewers


def write_table(path, rows, n_reviewers, rnd):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=rnd.choice(["\n", "\r\n"]), quoting=rnd.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerow(["unit"] + rnd.choices(NAMES, k=n_reviewers))
    for number, row in enumerate(rows):
        writer.writerow([rnd.choice([str(number), "same", "13/أ", "-1"])] + [value or "" for value in row])
        if rnd.random() < 0.05:
            stream.write("\n")
    text = stream.getvalue()
    if rnd.random() < 0.3:
        text = text.rstrip("\r\n")
    with open(path, "w", encoding=rnd.choice(["utf-8", "utf-8-sig"]), newline="") as file:
        file.write(text)


def to_values(rows):
    """Numbers, where all values are numbers."""
    try:
        return [[None if value is None else F(value) if value == value.strip() else F("no") for value in row] for row in rows]
    except ValueError:
        return rows


def from_strings(*raters):
    return [[None if value == "." else value for value in row] for row in zip(*raters)]


def from_table(*table):
    """A contingency table, its rows the first rater's categories."""
    return [[str(i), str(j)] for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]


FLEISS = [list(row) for row in ("444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 "
                                "144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 "
                                "222224 111155 224444 133333 555555").split()]
PUBLISHED = {
    "Krippendorff 1980, p. 133": (from_strings("0100000010", "0110010100"), {"krippendorff-alpha-nominal": 0.095238}),
    "Krippendorff 2011, sections C and D": (
        from_strings("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
        {"krippendorff-alpha-nominal": 0.743421, "krippendorff-alpha-ordinal": 0.815388, "gwet-ac1": 0.77544,
         "fleiss-kappa": 0.76117, "percent-agreement": 0.81818}),
    "Fleiss 1971": (FLEISS, {"fleiss-kappa": 0.430245, "krippendorff-alpha-nominal": 0.433410}),
    "Gwet's irrCAC, the first 15 of Fleiss 1971": (
        FLEISS[:15], {"fleiss-kappa": 0.4139265, "krippendorff-alpha-nominal": 0.4204384, "gwet-ac1": 0.4448007}),
    "Cohen 1960, p. 45": (from_table([88, 14, 18], [10, 40, 10], [2, 6, 12]),
                          {"cohen-kappa": 0.491525, "scott-pi": 0.487179, "gwet-ac1": 0.575972, "percent-agreement": 0.7}),
    "Artstein and Poesio 2008": (from_table([20, 10], [20, 50]), {"cohen-kappa": 0.347826, "scott-pi": 0.340659,
                                                                  "krippendorff-alpha-nominal": 0.343956}),
    "Gwet 2008": (from_table([8, 1], [0, 1]), {"gwet-ac1": 0.865772, "scott-pi": 0.607843}),
}


def check_published(path):
    for source, (rows, expected) in PUBLISHED.items():
        write_table(path, rows, len(rows[0]), random.Random(source))
        got = check_table(path, rows)
        for name, value in expected.items():
            digits = len(str(value)) - 2
            assert abs(got[name] - value) <= 0.5001 * 10 ** -digits, f"{source}: {name} is {got[name]}, published {value}"


def check_table(path, rows):
    run = subprocess.run([UNREP_CLI, "agree", "--matrix", "--format=json", path], capture_output=True)
    assert run.returncode == 0, run.stderr
    got = {c["name"]: c["value"] for c in json.loads(run.stdout)["coefficients"]}
    wanted = coefficients(to_values(rows))
    assert set(got) == set(wanted), set(got) ^ set(wanted)
    for name, value in wanted.items():
        assert (got[name] is None) == (value is None), f"{name} is {got[name]}, and should be {value}"
        assert value is None or abs(got[name] - value) < 1e-6, f"{name} is {got[name]}, and should be {float(value)}"
    return got


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("UNREP_TEST_SEED", random.randrange(1 << 30))))
    arguments = parser.parse_args()
    print(f"1..2\n# seed {arguments.seed}", flush=True)
    rnd = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(prefix="unrep-agreements-") as scratch:
        path = os.path.join(scratch, "table.csv")
        try:
            check_published(path)
            print("ok 1 /agreements/published", flush=True)
            for _ in range(arguments.tables):
                rows, n_reviewers = new_table(rnd)
                write_table(path, rows, n_reviewers, rnd)
                check_table(path, rows)
        except AssertionError as error:
            with open(path, "rb") as stream:
                print(f"# {error}: {stream.read()!r}\nnot ok /agreements", flush=True)
            return 1
    print(f"# {arguments.tables} tables\nok 2 /agreements/by-definition", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
