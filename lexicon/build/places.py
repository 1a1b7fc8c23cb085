#!/usr/bin/env python3
"""Rebuilds the tables of French communes, départements, régions and intercommunalités.

Source: the npm package @etalab/decoupage-administratif, which gathers INSEE's
Code officiel géographique, the legal populations, the DGCL's list of EPCI and
La Poste's postcodes, under the Licence Ouverte 2.0.
"""

import argparse
import json
import re
import sys
import tempfile

sys.dont_write_bytecode = True
import table  # noqa: E402

PACKAGE, VERSION = "@etalab/decoupage-administratif", "6.0.0"
SOURCE = f"""Source: npm package {PACKAGE} {VERSION} (millésime 2026): INSEE Code officiel géographique
and populations légales, DGCL liste des EPCI, La Poste base officielle des codes postaux.
Licence: Licence Ouverte 2.0 (Etalab). Rebuild: python3 lexicon/build/places.py"""

KINDS = {
    "commune-actuelle": "commune",
    "arrondissement-municipal": "arrondissement",
    "commune-deleguee": "former",
    "commune-associee": "former",
}

# INSEE's "type de liaison" of a name: how "de" and the article join it.
OF = {0: "de ", 1: "d'", 2: "du ", 3: "de la ", 4: "des ", 5: "de l'"}

# The official phrase where it departs from INSEE's "type de liaison".
OF_DEPARTEMENT = {
    "41": ("de Loir-et-Cher", "du Loir-et-Cher"),
    "47": ("de Lot-et-Garonne", "du Lot-et-Garonne"),
    "82": ("de Tarn-et-Garonne", "du Tarn-et-Garonne"),
    "84": ("de Vaucluse", "du Vaucluse"),
    "974": ("de La Réunion", "de la Réunion"),
    "984": ("des Terres australes et antarctiques françaises", None),
    "986": ("de Wallis et Futuna", "des îles Wallis et Futuna"),
    "987": ("de la Polynésie française", "de Polynésie française"),
    "988": ("de la Nouvelle-Calédonie", "de Nouvelle-Calédonie"),
    "989": ("de l'île de Clipperton", None),
}
OF_REGION = {
    "04": "de La Réunion",
    "44": "du Grand Est",
    "76": "d'Occitanie",
    "52": "des Pays de la Loire",
    "93": "de Provence-Alpes-Côte d'Azur",
    "75": "de Nouvelle-Aquitaine",
    "984": "des Terres australes et antarctiques françaises",
    "986": "de Wallis et Futuna",
    "987": "de la Polynésie française",
    "988": "de la Nouvelle-Calédonie",
    "989": "de l'île de Clipperton",
}

# Régions that ceased on 1 January 2016: name, INSEE code, code of the successor, phrase.
FORMER_REGIONS = [
    ("Alsace", "42", "44", "d'Alsace"),
    ("Aquitaine", "72", "75", "d'Aquitaine"),
    ("Auvergne", "83", "84", "d'Auvergne"),
    ("Basse-Normandie", "25", "28", "de Basse-Normandie"),
    ("Bourgogne", "26", "27", "de Bourgogne"),
    ("Centre", "24", "24", "du Centre"),
    ("Champagne-Ardenne", "21", "44", "de Champagne-Ardenne"),
    ("Franche-Comté", "43", "27", "de Franche-Comté"),
    ("Haute-Normandie", "23", "28", "de Haute-Normandie"),
    ("Languedoc-Roussillon", "91", "76", "de Languedoc-Roussillon"),
    ("Limousin", "74", "75", "du Limousin"),
    ("Lorraine", "41", "44", "de Lorraine"),
    ("Midi-Pyrénées", "73", "76", "de Midi-Pyrénées"),
    ("Nord-Pas-de-Calais", "31", "32", "du Nord-Pas-de-Calais"),
    ("Picardie", "22", "32", "de Picardie"),
    ("Poitou-Charentes", "54", "75", "de Poitou-Charentes"),
    ("Rhône-Alpes", "82", "84", "de Rhône-Alpes"),
]

PREFIXES = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d'agglomération ",
    "CU ": "Communauté urbaine ",
}


def communes(source):
    """Rows of communes.tsv."""
    epci = {}
    for body in source["epci"]:
        for member in body["membres"]:
            epci[member["code"]] = body["code"]
    rows = []
    for place in source["communes"]:
        parent = place.get("commune") or place.get("chefLieu") or ""
        rows.append([
            place["nom"],
            place["code"],
            place["departement"],
            place["region"],
            epci.get(parent or place["code"], ""),
            place.get("population"),
            ",".join(sorted(set(place.get("codesPostaux", [])))),
            KINDS[place["type"]],
            parent,
        ])
    order = {"commune": 0, "arrondissement": 1, "former": 2}
    return sorted(rows, key=lambda row: (row[1], order[row[7]], row[0], row[8]))


def of_departement(place):
    """The phrase after "préfet" and the shorter or looser one that is also met."""
    if place["code"] in OF_DEPARTEMENT:
        return OF_DEPARTEMENT[place["code"]]
    name, joint = place["nom"], place["typeLiaison"]
    variant = {3: f"de {name}", 5: f"d'{name}"}.get(joint)
    return OF[joint] + name, variant


def departements(source):
    """Rows of departements.tsv."""
    rows = [[place["nom"], place["code"], place["region"], *of_departement(place)] for place in source["departements"]]
    return sorted(rows, key=lambda row: row[1])


def regions(source):
    """Rows of regions.tsv: those of today, then those that ceased in 2016."""
    current = []
    for place in source["regions"]:
        phrase = OF_REGION.get(place["code"]) or OF[place["typeLiaison"]] + place["nom"]
        current.append([place["nom"], place["code"], 0, "", phrase])
    former = [[name, code, 1, successor, phrase] for name, code, successor, phrase in FORMER_REGIONS]
    return sorted(current + former, key=lambda row: (row[2], row[1]))


def intercommunalites(source):
    """Rows of intercommunalites.tsv: EPCI with own taxation, and the territories of Grand Paris."""
    rows = []
    for body in source["epci"] + source["ept"]:
        full = re.sub(r"\s*\([^)]*\)$", "", body["nom"])
        for prefix, words in PREFIXES.items():
            if full.startswith(prefix):
                full = words + full[len(prefix):]
        rows.append([body["nom"], body["code"], body["type"], body["populationMunicipale"], len(body["membres"]), full])
    return sorted(rows, key=lambda row: row[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options = table.arguments(parser).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = options.archive or table.fetch("npm", PACKAGE, VERSION, folder)
        files = ("communes", "departements", "regions", "epci", "ept")
        source = {name: json.loads(table.read_member(archive, f"/data/{name}.json")) for name in files}

    table.write("places/communes.tsv", f"""French communes, municipal arrondissements and former communes.
name        official spelling, straight apostrophe
code        INSEE code (Code officiel géographique)
departement code of the département or collectivity
region      code of the région
epci        SIREN of the EPCI with own taxation that the commune (or its parent) belongs to; empty: none
population  municipal population; empty: not given
postcodes   comma-separated; empty: not given
kind        commune | arrondissement (of Paris, Lyon, Marseille) | former (commune déléguée or associée)
parent      INSEE code of the commune that an arrondissement or a former commune is part of; a former
            commune that gave its code to its successor has parent = code
{SOURCE}""", ["name", "code", "departement", "region", "epci", "population", "postcodes", "kind", "parent"],
                communes(source), options.output)

    table.write("places/departements.tsv", f"""French départements and overseas collectivities.
name       official spelling, straight apostrophe
code       INSEE code
region     code of the région
of         the phrase after a function: "préfet" + of
of_variant another current phrase ("sénateur de Gironde"); empty: none
{SOURCE}
The phrases follow INSEE's "type de liaison"; exceptions are hand-written in the script.""",
                ["name", "code", "region", "of", "of_variant"], departements(source), options.output)

    table.write("places/regions.tsv", f"""French régions and overseas collectivities, with the régions that ceased on 1 January 2016.
name      official spelling, straight apostrophe
code      INSEE code
former    0 current | 1 ceased in 2016
successor code of the région that took over a former one; empty for a current one
of        the phrase after a function: "préfet" + of
{SOURCE}
The former régions and the exceptions among the phrases are hand-written in the script.""",
                ["name", "code", "former", "successor", "of"], regions(source), options.output)

    table.write("places/intercommunalites.tsv", f"""French groupings of communes: EPCI with own taxation and the territories of Grand Paris.
name       as the source writes it, with the abbreviation CC, CA or CU
siren      SIREN number
kind       CC communauté de communes | CA communauté d'agglomération | CU communauté urbaine |
           METRO métropole | MET69 Métropole de Lyon | EPT établissement public territorial
population municipal population
members    number of member communes
full       the name with the abbreviation spelled out and a closing bracket removed
{SOURCE}""", ["name", "siren", "kind", "population", "members", "full"], intercommunalites(source), options.output)


if __name__ == "__main__":
    main()
