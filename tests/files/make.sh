#!/usr/bin/env bash
# Makes the sample files of this folder from `sources/` with the programs that people use. They are kept in the repository;
# this needs LibreOffice with its French hyphenation, Chromium, pdfTeX and qpdf, and Python with python-docx, and is run only to
# change them. make_tourbieres.py and make_msg.py make the others.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=chromium.pdf "file://$PWD/sources/journee.html" 2>/dev/null
pdflatex -interaction=batchmode -output-directory="$work" sources/actes.tex >/dev/null
cp "$work/actes.pdf" latex.pdf
qpdf --encrypt secret secret 256 -- latex.pdf encrypted.pdf

python3 make.py
for format in odt rtf epub; do
    soffice --headless --convert-to "$format" --outdir "$work" word.docx >/dev/null 2>&1
    cp "$work/word.$format" "libreoffice.$format"
done
soffice --headless --convert-to pdf --outdir "$work" word.docx >/dev/null 2>&1
cp "$work/word.pdf" libreoffice.pdf
soffice --headless --convert-to odt sources/colloque.fodt >/dev/null 2>&1
for format in docx rtf pdf epub html; do
    soffice --headless --convert-to "$format" --outdir "$work" colloque.odt >/dev/null 2>&1
    cp "$work/colloque.$format" .
done
pdftoppm -r 40 -gray -f 1 -l 1 libreoffice.pdf "$work/page"
python3 -c "
import sys
from PIL import Image
Image.open(sys.argv[1]).save('scanned.pdf')" "$work"/page*.pgm
