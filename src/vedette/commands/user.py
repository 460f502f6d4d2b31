"""``vedette user``: who may look, judge and administer, and who did what."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ..errors import AccountError
from .accounts import accounts_of
from .options import setting
from .tally import counted

if TYPE_CHECKING:
    from ..serve.accounts import Role

Command = Callable[..., Any]
_ROLES = click.Choice(["reader", "analyst", "admin"])
_CONSOLE = "the command line"


@click.group()
def user() -> None:
    """The users of a record: with the first, vedette serve asks everyone to sign in.

    A reader looks, an analyst also judges and adds reports, an admin also sees to users and to the log.
    """


def _kept(command: Command) -> Command:
    """Adds where the accounts are kept."""
    return setting("record")(setting("users")(command))


@user.command()
@click.argument("name")
@click.option("--role", type=_ROLES, default="analyst", show_default=True, help="What the user may do.")
@_kept
def add(name: str, role: Role, record: str, users: str) -> None:
    """Add the user NAME. The password is asked for, or is the first line of standard input."""
    accounts = accounts_of(record, users)
    accounts.add(name, _password(), role)
    accounts.log.note(_CONSOLE, f"added {name} as {role}")


@user.command()
@click.argument("name")
@_kept
def password(name: str, record: str, users: str) -> None:
    """Give the user NAME another password, which ends their sessions."""
    accounts = accounts_of(record, users)
    accounts.set_password(name, _password())
    accounts.log.note(_CONSOLE, f"gave {name} another password")


@user.command("list")
@_kept
def list_(record: str, users: str) -> None:
    """List the users: name, role, how many tokens, since when."""
    found = accounts_of(record, users).users()
    for one in found:
        state = "  disabled" if one.disabled else ""
        click.echo(f"{one.name}  {one.role}{state}  {counted(one.tokens, 'token')}  since {one.since}")
    click.echo(counted(len(found), "user"), err=True)


@user.command()
@click.argument("name")
@_kept
def remove(name: str, record: str, users: str) -> None:
    """Remove the user NAME, their sessions and tokens. What they said stays in the record and the log."""
    accounts = accounts_of(record, users)
    accounts.remove(name)
    accounts.log.note(_CONSOLE, f"removed {name}")
    if not accounts.any():
        click.echo("no user is left: whoever is on this machine may do everything", err=True)


@user.command("role")
@click.argument("name")
@click.argument("given", metavar="ROLE", type=_ROLES)
@_kept
def role_(name: str, given: Role, record: str, users: str) -> None:
    """Give the user NAME another ROLE: reader, analyst or admin. It holds at once."""
    accounts = accounts_of(record, users)
    accounts.set_role(name, given)
    accounts.log.note(_CONSOLE, f"made {name} {given}")


@user.command()
@click.argument("name")
@_kept
def disable(name: str, record: str, users: str) -> None:
    """Keep the user NAME out until "vedette user enable": sessions end, tokens do nothing."""
    accounts = accounts_of(record, users)
    accounts.disable(name)
    accounts.log.note(_CONSOLE, f"disabled {name}")


@user.command()
@click.argument("name")
@_kept
def enable(name: str, record: str, users: str) -> None:
    """Let the user NAME in again."""
    accounts = accounts_of(record, users)
    accounts.enable(name)
    accounts.log.note(_CONSOLE, f"enabled {name}")


@user.command()
@click.argument("name")
@click.option("--revoke", is_flag=True, help="End all tokens of this user instead.")
@_kept
def token(name: str, revoke: bool, record: str, users: str) -> None:
    """Print a new API token of the user NAME, this once: only its hash is kept. It may do what the user may.

    A program sends it as the header "Authorization: Bearer TOKEN".
    """
    accounts = accounts_of(record, users)
    if revoke:
        accounts.revoke_tokens(name)
    else:
        click.echo(accounts.new_token(name))
    accounts.log.note(_CONSOLE, f"{'ended the tokens of' if revoke else 'made a token for'} {name}")


@user.command()
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="The most lines to print.")
@click.option("--by", help="What this user did alone.")
@_kept
def log(limit: int, by: str | None, record: str, users: str) -> None:
    """Print who did what when (UTC), the latest first."""
    for one in accounts_of(record, users).log.deeds(limit, by):
        click.echo(f"{one.at}  {one.name}: {one.deed}")


def _password() -> str:
    """From a prompt that does not show it, or from standard input where that is no terminal."""
    given = sys.stdin
    if given.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    line = given.readline().rstrip("\r\n")
    if not line:
        raise AccountError("no password: type it when asked, or give it as the first line of standard input")
    return line
