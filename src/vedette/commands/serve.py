"""``vedette serve``: show a record in the browser."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .accounts import accounts_of
from .options import Address, Tools, address_options, setting, tool_options
from .tally import counted

if TYPE_CHECKING:
    from ..serve.accounts import Accounts


@click.command()
@setting("record")
@setting("users")
@address_options
@setting("tiles")
@tool_options
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def serve(record: str, users: str, address: Address, tiles: str, tools: Tools, opens: bool) -> None:
    """Show a record in the browser, at http://HOST:PORT. Ends with Ctrl-C.

    Where there are users (vedette user add), they sign in first; without any, only this machine is served.
    """
    from ..desk import ReadingDesk
    from ..gazetteerbook import GazetteerBook
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer
    from ..registrybook import RegistryBook
    from ..serve import Helpers
    from ..serve import serve as serve_record
    from ..serve.server import bind
    from ..serve.tiles import Tiles
    from ..tools import open_record, registry

    with open_record(record, create=False, parties=tools.parties) as opened:
        accounts = accounts_of(record, users)
        basemap = Tiles.open(Path(tiles)) if tiles else None
        bind(address.host, address.port, accounts.any()).close()  # a port in use is said before the address is
        click.echo(f"The observatory of {record} is at {address} (Ctrl-C ends it)", err=True)
        click.echo(_who_may(accounts), err=True)
        if opens:
            _open_soon(str(address))
        desk = ReadingDesk(opened, tools.journey, tools.max_bytes)
        threading.Thread(target=desk.warm, daemon=True).start()
        places = GazetteerBook(lambda: Gazetteer.open(tools.gazetteer or default_path()))
        helpers = Helpers(RegistryBook(registry(tools.parties)), desk, accounts, basemap, places)
        serve_record(opened, address.host, address.port, helpers)


def _who_may(accounts: Accounts) -> str:
    n = len(accounts.users())
    if n == 0:
        return "It has no users: whoever is at this machine may do everything (vedette user add NAME)"
    return f"Only its {counted(n, 'user')} may come in (vedette user list; kept in {accounts.path})"


def _open_soon(address: str) -> None:
    """Opens the page in a moment, once the server answers; where there is no browser, nothing happens."""
    import threading
    import webbrowser

    timer = threading.Timer(1.0, webbrowser.open, (address,))
    timer.daemon = True
    timer.start()
