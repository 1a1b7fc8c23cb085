"""Makes the Word file and the messages of this folder; see make.sh."""
from email.message import EmailMessage
from pathlib import Path

from docx import Document
from docx.shared import Pt

document = Document()
document.core_properties.title = "Forum des rivières vivantes"
document.sections[0].header.paragraphs[0].text = "Forum des rivières – programme"
document.add_heading("Forum des rivières vivantes", 0)
document.add_paragraph("Mardi 6 octobre 2020, salle des fêtes de Montreuil-sur-Aulne")
document.add_heading("Matin", 1)
table = document.add_table(rows=0, cols=3)
table.style = "Table Grid"
for row in [
    ("9h00", "Accueil", ""),
    ("9h30", "Ouverture", "Viviane Escandre, maire de Montreuil-sur-Aulne"),
    ("10h00", "Table ronde : barrages et passes à poissons", "Damien Orsenne, hydrologue à l’Agence des cours d’eau\nLucile Tambourin, présidente des Pêcheurs de l’Aulne"),
]:
    for cell, text in zip(table.add_row().cells, row):
        cell.text = text
document.add_heading("Après-midi", 1)
paragraph = document.add_paragraph()
paragraph.add_run("14h00").bold = True
paragraph.add_run("\tAtelier : ")
paragraph.add_run("restaurer").italic = True
paragraph.add_run(" une zone humide")
document.add_paragraph("Ignace Vauquelin, écologue", style="List Bullet")
document.add_paragraph("Paola Serventi, chargée d’études", style="List Bullet")
document.add_paragraph("16h30 – Clôture par Élise Grandcœur, vice-présidente du Syndicat de l’Aulne")
for run in document.paragraphs[-1].runs:
    run.font.size = Pt(12)
document.save("word.docx")

message = EmailMessage()
message["From"] = "Comité des fêtes <comite@exemple.test>"
message["To"] = "membres@exemple.test"
message["Date"] = "Mon, 02 Mar 2020 09:00:00 +0100"
message["Subject"] = "Journée des lisières : le programme"
message.set_content("Bonjour,\n\nVoici le programme.\n\n9h30 Ouverture par Solène Marzin, présidente de la Fédération des lisières\n12h00 Déjeuner\n")
message.add_alternative("<p>Bonjour,</p><p>Voici le programme.</p><ul><li>9h30 Ouverture par Solène Marzin, présidente de la Fédération des lisières</li><li>12h00 Déjeuner</li></ul>", subtype="html")
message.add_attachment(Path("word.docx").read_bytes(), maintype="application", subtype="vnd.openxmlformats-officedocument.wordprocessingml.document", filename="programme.docx")
Path("message.eml").write_bytes(message.as_bytes())
