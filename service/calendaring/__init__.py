"""RFC 5545, 5546 and 6047 octets to values and back. Pure: knows no mail and no database."""
