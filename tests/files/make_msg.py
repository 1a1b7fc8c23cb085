"""Writes sources/tourbieres.md as the messages of Outlook that three programs make: msgforge, Aspose.Email FOSS, and oxmsg,
with which Tutanota exports its messages. Needs: pip install msgforge aspose-email-foss; npm install @tutao/oxmsg"""
import subprocess
from pathlib import Path

from aspose.email_foss import msg as aspose
from msgforge import Message

here = Path(__file__).parent
source = (here / "sources/tourbieres.md").read_text()
title, body = source.split("\n", 1)
# A message of plain text has no tables.
rows = [line.strip("| ").replace(" | ", " ") for line in body.strip().split("\n") if not line.startswith("|--")]
title, body = title.removeprefix("# "), "\n".join(rows)
page = (here / "pandoc.html").read_text().split("<body>", 1)[-1].split("</body>")[0]

Message(subject=title, html_body=page, to=[("membres@exemple.test", "Les membres")]).save(str(here / "msgforge.msg"))

message = aspose.MapiMessage.create(title, body)
message.set_property(aspose.PropertyId.SENDER_NAME, "Comité des marais")
message.add_attachment("affiche.png", b"\x89PNG\r\n\x1a\n0000", mime_type="image/png")
message.save(str(here / "aspose.msg"))

script = """
const { Email } = require('@tutao/oxmsg'), fs = require('fs');
const [title, page, out] = process.argv.slice(1);
const email = new Email(true, false);
email.subject(title);
email.sender('comite@exemple.test', 'Comité des marais');
email.to('membres@exemple.test', 'Les membres');
email.bodyHtml('<html><body>' + page + '</body></html>');
fs.writeFileSync(out, email.msg());
"""
# It drops the ends of lines.
subprocess.run(["node", "-e", script, title, " ".join(page.split()), str(here / "oxmsg.msg")], check=True)
