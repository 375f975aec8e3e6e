"""RFC 5322, 2045, 3834 and 3464 octets to values and back. Pure: opens no socket, knows no calendar."""
