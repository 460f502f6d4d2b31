"""Source -> Page: bytes from files, folders, tables and standard input, kept and hashed before anyone reads them."""

from vedette.acquire.sources import acquire, page_of

__all__ = ["acquire", "page_of"]
