"""Blocks to Minutes, and the words of a reply to Commands. Pure: knows no file format and no mail."""
