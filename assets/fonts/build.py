"""Makes the fonts of figures: Fira Sans, Latin letters only, regular and semi-bold.

Source: npm package @fontsource/fira-sans 5.3.0 (SIL Open Font License 1.1, OFL.txt; no reserved font name), unpacked into a
folder. Needs Python with fonttools. Run in this folder: python build.py PACKAGE
"""

import sys
import tempfile

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

package = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    for weight, style in ((400, "Regular"), (600, "SemiBold")):
        parts = []
        for subset in ("latin", "latin-ext"):
            font = TTFont(f"{package}/files/fira-sans-{subset}-{weight}-normal.woff")
            font.flavor = None
            parts.append(f"{folder}/{subset}.ttf")
            font.save(parts[-1])
        merged = Merger().merge(parts)
        # One family, so that the heavier weight is found as the bold of the other.
        for record in merged["name"].names:
            if record.nameID == 1:
                record.string = "Fira Sans"
        merged["OS/2"].usWeightClass = weight
        merged.save(f"FiraSans-{style}.ttf")
