"""The only package that opens sockets or mail folders."""
