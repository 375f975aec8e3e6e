"""Files and bodies of mails to Blocks. Pure: octets in, values out; knows nothing of actions or meetings."""

from service.documents.html import read_html
from service.documents.read import read_document
from service.documents.text import read_text

__all__ = ["read_document", "read_html", "read_text"]
