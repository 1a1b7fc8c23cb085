#!/usr/bin/env python3
"""Rebuilds the tables of the search analyser that follow from the table of current French words.

Source: lexicon/words/common.tsv (Lexique 3.83, CC BY-SA 4.0); see words.py.
"""

import collections
import pathlib
import re
import unicodedata

LEXICON = pathlib.Path(__file__).resolve().parent.parent

# Feminines that the stemmer makes by rule (src/text/stem.rs), of which none needs a row.
BY_RULE = (
    "trice drice teure seure cheure cureure ieure jeure neure leure euse eux eur ive elle enne iere gere yere llere chere ale ante "
    "ente ointe aine aise oise ee ue"
).split()
# Feminines that are another word first: "la commune", "une haie", "les grands parents".
OTHER_WORDS = set(
    "assise atteinte badine baie bee bise bouillie brunette brute clairette commune conduite contrainte cretonne decouverte defaite "
    "demise demoiselle dispose due enceinte eue feinte frite garantie gente gironde haie infuse laie maraude mise mure opaline paire "
    "parente patente perie plaine plane prise rase remise reprise rotonde saisie saline sandale surprise teinte traite".split()
)
# Spellings of one word, of which some have an accent.
ONE_WORD = set(
    "boheme cafeteria cameraman chouia dona gnole hero heros impresario media medium mole nirvana pagaie polaroid soul".split()
)
# Occurrences per million words below which a word is too rare to be meant.
RARE_WITH_ACCENT, RARE_WITHOUT = 0.1, 0.3

FEMININES = """\
# Feminines of adjectives and past participles that no rule of the stemmer makes.
# form: folded (lower case, without accents and ligatures). A plural in -s of the form follows it.
# stands_for: the folded masculine. A row of stems.tsv goes before one of this table.
# Source: words/common.tsv (Lexique 3.83; B. New, C. Pallier). Licence: CC BY-SA 4.0.
# Rebuild: python3 lexicon/build/stems.py
form\tstands_for
"""
HOMOGRAPHS = """\
# Words that only an accent tells from another word: "marché" and "marche", "côté" and "côte", "pêcheur" and "pécheur".
# form: lower case with accents
# term: what the form is found under when it is written with its accents; all forms of a word have the same
# Source: words/common.tsv (Lexique 3.83; B. New, C. Pallier). Licence: CC BY-SA 4.0.
# Rebuild: python3 lexicon/build/stems.py
form\tterm
"""


def fold(word):
    word = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def read():
    """(form, categories, agreement, frequency, lemma) of each single word."""
    rows = []
    for line in (LEXICON / "words/common.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and re.fullmatch(r"[^\W\d_]+", cells[0]) and cells[0] != "form":
            form, categories, agrees, frequency, lemma = cells
            rows.append((form, categories.split(","), agrees.split(","), float(frequency), lemma or form))
    return rows


def feminines(rows):
    masculines, found = set(), []
    for form, categories, agrees, _, _ in rows:
        if not {"A", "V"} & set(categories):
            continue
        if "ms" in agrees and "fs" not in agrees:
            masculines.add(fold(form))
        is_noun = "A" not in categories and "N" in categories
        if "fs" in agrees and "ms" not in agrees and not is_noun:
            found.append(fold(form))
    pairs = {}
    for feminine in found:
        for masculine in (feminine[:-1], feminine[:-2]):
            if len(feminine) > 3 and masculine in masculines and feminine in (masculine + "e", masculine + masculine[-1] + "e"):
                pairs.setdefault(feminine, masculine)
    return {f: m for f, m in pairs.items() if not f.endswith(tuple(BY_RULE)) and f not in OTHER_WORDS}


def is_participle_like(form):
    return re.search(r"ée?s?$", form) is not None


def is_accented(form):
    """Behind the first letter, whose accent is often left out in capitals."""
    return any(c not in "œæç" and fold(c) != c for c in form[1:])


def homographs(rows):
    # Forms in -é, -ée, -és, -ées are one word, whether participle or noun.
    words = collections.defaultdict(lambda: [0.0, set()])
    adjectives = {lemma for _, categories, _, _, lemma in rows if "A" in categories}
    for form, categories, agrees, frequency, lemma in rows:
        participle = is_participle_like(form) and categories[0] in "NAV"
        if not participle and categories[0] not in "NA" or participle and not agrees:
            continue
        word = words[("é", re.sub("e?s?$", "", form)) if participle else ("", lemma)]
        word[0] = max(word[0], frequency)
        word[1].add(form)
    by_fold = collections.defaultdict(set)
    for key, (_, forms) in words.items():
        for form in forms:
            by_fold[re.sub("ee(s?)$", r"e\1", fold(form))].add(key)
    # "événement" and "évènement" are one word.
    spelled = lambda key: re.sub("è(?=.)", "é", key[1].replace("œ", "oe"))
    rival = lambda key, other: (
        other != key
        and words[other][0] >= RARE_WITHOUT
        and key[0] + other[0] != "éé"
        and spelled(key) != spelled(other)
        and not words[other][1] & words[key][1]
    )
    terms = {}
    for key, (frequency, forms) in words.items():
        if frequency < RARE_WITH_ACCENT or not all(map(is_accented, forms)) or fold(key[1]) in ONE_WORD:
            continue
        kind, word = key
        if word.endswith("eur"):
            forms |= {word, word + "s", word[:-1] + "se", word[:-1] + "ses"}
        elif not kind and (word in adjectives and not word.endswith("e") or not forms <= {word, word + "s"}):
            # A feminine that is also a verb ("présente") may be missing among the forms.
            continue
        keys = {re.sub("ee(s?)$", r"e\1", fold(form)) for form in forms}
        if any(rival(key, other) for folded in keys for other in by_fold[folded]):
            terms.update({form: key[1] for form in forms})
    return terms


def write(name, head, pairs):
    text = head + "".join(f"{form}\t{other}\n" for form, other in sorted(pairs.items()))
    (LEXICON / "search" / name).write_text(text, encoding="utf-8")
    print(name, len(pairs))


if __name__ == "__main__":
    rows = read()
    write("feminines.tsv", FEMININES, feminines(rows))
    write("homographs.tsv", HOMOGRAPHS, homographs(rows))
