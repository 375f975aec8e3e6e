"""Files and bodies of mails to Blocks. Pure: octets in, values out; knows nothing of actions or meetings."""

from service.documents.forward import split_forward, split_forwarded, split_messages
from service.documents.html import read_html
from service.documents.msg import read_msg
from service.documents.read import read_document
from service.documents.text import read_text
from service.documents.tnef import read_tnef

__all__ = [
    "read_document",
    "read_html",
    "read_msg",
    "read_text",
    "read_tnef",
    "split_forward",
    "split_forwarded",
    "split_messages",
]
