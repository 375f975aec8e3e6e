"""Files and bodies of mails to Blocks. Pure: octets in, values out; knows nothing of actions or meetings."""
