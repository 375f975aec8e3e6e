"""antiword's DocBook as HTML that is read like any other."""

from __future__ import annotations

from datetime import date

from service.documents import read_html
from service.domain.document import BlockKind
from service.parsing.minutes import parse_minutes
from service.transport.convert import html_of_docbook

DOCBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN" "docbookx.dtd">
<book><bookinfo><title/><author><surname>Unknown</surname></author></bookinfo><chapter><title/>
  <para>
Harbour Group, Thursday 12 March 2026
  </para>
  <para><informaltable frame="all"><tgroup cols="3"><colspec align="left" colnum="1"/><tbody>
      <row><entry>
Meeting
       </entry><entry>
Date
       </entry><entry>
Venue
       </entry></row>
      <row><entry>
Harbour Group
       </entry><entry>
Thursday 11 June 2026 (10am-12pm)
Thursday 10 September 2026 (10am-12pm)
       </entry><entry>
Pier House
       </entry></row>
      <row><entry>
Action: Ann Lee to mend the gate.
       </entry></row>
  </tbody></tgroup></informaltable></para>
</chapter></book>"""


def test_cells_keep_their_lines() -> None:
    document = read_html(html_of_docbook(DOCBOOK))
    [_, row, *_] = [block for block in document.blocks if block.kind is BlockKind.ROW]
    assert row.cells[1] == ("Thursday 11 June 2026 (10am-12pm)", "Thursday 10 September 2026 (10am-12pm)")


def test_the_minutes_are_read() -> None:
    minutes = parse_minutes(read_html(html_of_docbook(DOCBOOK)), received_on=date(2026, 3, 16))
    assert [(action.text, action.owners) for action in minutes.actions] == [("Ann Lee to mend the gate.", ("Ann Lee",))]
    assert [(m.on, m.venue) for m in minutes.meetings] == [
        (date(2026, 6, 11), "Pier House"),
        (date(2026, 9, 10), "Pier House"),
    ]
