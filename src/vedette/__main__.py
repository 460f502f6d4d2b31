"""``python -m vedette``."""

from .cli import main

main()
