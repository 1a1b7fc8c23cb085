"""Writes sources/tourbieres.md in the formats of several programs: pandoc, Typst, ReportLab, fpdf2, odfpy, icalendar and
Python's own library for messages. Needs: pip install pypandoc_binary typst reportlab fpdf2 odfpy icalendar"""
import re
import subprocess
import sys
import tempfile
from email.message import EmailMessage
from pathlib import Path

import pypandoc
import typst
from fpdf import FPDF
from icalendar import Calendar, Event
from odf import table as odf_table
from odf.opendocument import OpenDocumentText
from odf.text import H, List, ListItem, P
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

here = Path(__file__).parent
source = (here / "sources/tourbieres.md").read_text()
font = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

for ending, to in [("docx", "docx"), ("odt", "odt"), ("rtf", "rtf"), ("epub", "epub"), ("html", "html")]:
    pypandoc.convert_text(source, to, format="markdown-smart", outputfile=str(here / f"pandoc.{ending}"), extra_args=["--standalone"])

with tempfile.TemporaryDirectory() as folder:
    markup = pypandoc.convert_text(source, "typst", format="markdown-smart", extra_args=["--standalone", "-V", "lang=fr"])
    path = Path(folder) / "a.typ"
    path.write_text(markup)
    typst.compile(str(path), output=str(here / "typst.pdf"))

# Blocks of the source: (kind, text), or ("table", rows).
blocks = []
for block in re.split(r"\n\n", source.strip()):
    if block.startswith("#"):
        level, text = block.split(" ", 1)
        blocks.append((f"h{len(level)}", text))
    elif block.startswith("|"):
        rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in block.split("\n")]
        blocks.append(("table", [row for row in rows if not row[0].startswith("---")]))
    elif block.startswith("- "):
        blocks += [("li", item[2:]) for item in block.split("\n")]
    else:
        blocks.append(("p", block))

pdfmetrics.registerFont(TTFont("Sans", font))
styles = getSampleStyleSheet()
for style in styles.byName.values():
    if hasattr(style, "fontName"):
        style.fontName = "Sans"
story = []
for kind, text in blocks:
    if kind == "table":
        story.append(Table(text, style=[("FONT", (0, 0), (-1, -1), "Sans"), ("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    else:
        story.append(Paragraph(text, styles[{"h1": "Title", "h2": "Heading2", "li": "Bullet", "p": "BodyText"}[kind]], bulletText="•" if kind == "li" else None))
SimpleDocTemplate(str(here / "reportlab.pdf"), pagesize=A4).build(story)

pdf = FPDF()
pdf.add_page()
pdf.add_font("Sans", fname=font)
pdf.add_font("Sans", style="B", fname=font)
for kind, text in blocks:
    pdf.set_font("Sans", size={"h1": 18, "h2": 14}.get(kind, 11))
    if kind == "table":
        with pdf.table() as table:
            for row in text:
                cells = table.row()
                for cell in row:
                    cells.cell(cell)
    else:
        pdf.multi_cell(0, 7, ("• " if kind == "li" else "") + text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
pdf.output(str(here / "fpdf2.pdf"))

document = OpenDocumentText()
for kind, text in blocks:
    if kind == "table":
        table = odf_table.Table()
        for row in text:
            line = odf_table.TableRow()
            for cell in row:
                box = odf_table.TableCell()
                box.addElement(P(text=cell))
                line.addElement(box)
            table.addElement(line)
        document.text.addElement(table)
    elif kind == "li":
        items, item = List(), ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
        document.text.addElement(items)
    else:
        document.text.addElement(H(outlinelevel=int(kind[1]), text=text) if kind[0] == "h" else P(text=text))
document.save(str(here / "odfpy.odt"))

page = (here / "pandoc.html").read_text()
message = EmailMessage()
message["From"] = "<Saved by a browser>"
message["Snapshot-Content-Location"] = "https://exemple.test/programme"
message["Subject"] = "Rencontres des tourbières et des marais"
message["Date"] = "Mon, 03 Oct 2022 09:00:00 +0200"
message.set_content(page, subtype="html")
message.add_related(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<a@exemple.test>")
(here / "page.mhtml").write_bytes(message.as_bytes())

calendar = Calendar()
calendar.add("prodid", "-//tourbieres//FR")
calendar.add("version", "2.0")
calendar.add("x-wr-calname", "Rencontres des tourbières et des marais")
from datetime import datetime
for start, end, name, text in [
    ((9, 30), (10, 15), "Ouverture", "Hélène Corvaisier, présidente de la communauté de communes du Haut-Marais"),
    ((10, 15), (11, 15), "Conférence inaugurale : « Ce que la tourbe garde en mémoire »", "Œdile Vanneste, palynologue au laboratoire des sols et des eaux"),
]:
    event = Event()
    event.add("uid", f"{name}@exemple.test")
    event.add("dtstamp", datetime(2022, 10, 1))
    event.add("dtstart", datetime(2022, 10, 14, *start))
    event.add("dtend", datetime(2022, 10, 14, *end))
    event.add("summary", name)
    event.add("description", text)
    event.add("location", "halle aux grains de Saint-Brévalaire")
    calendar.add_component(event)
(here / "icalendar.ics").write_bytes(calendar.to_ical())
