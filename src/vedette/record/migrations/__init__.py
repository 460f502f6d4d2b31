"""The way from the tables of an older Vedette to today's: Alembic's revisions, run when a record is opened.

Only kept tables are migrated. Derived ones are thrown away and made anew, since they follow from the kept.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, update

from ...errors import RecordVersionError
from .. import schema, search
from ..copying import index_words

FIRST = "0001"
"""The revision of the records of Vedette 0.1, which did not yet write one down."""


def upgrade(connection: Connection) -> None:
    """Brings the tables of an older record to today's, in the transaction of the connection.

    Raises RecordVersionError where the record comes from a Vedette that this one does not know.
    """
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    if "alembic_version" not in inspect(connection).get_table_names():
        schema.MIGRATED.create(connection)
        connection.execute(insert(schema.MIGRATED).values(version_num=FIRST))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    found = connection.execute(select(schema.MIGRATED.c.version_num)).scalar_one()
    if found not in {script.revision for script in scripts.walk_revisions()}:
        raise RecordVersionError(f"the record has the revision {found}, which this Vedette does not know: upgrade it")
    _drop_derived(connection)
    with EnvironmentContext(config, scripts) as environment:
        environment.configure(
            connection=connection, fn=lambda revision, _: scripts._upgrade_revs(schema.REVISION, revision)
        )
        environment.run_migrations()
    schema.METADATA.create_all(connection, tables=schema.DERIVED)
    if "report_words" not in inspect(connection).get_table_names():
        search.create(connection)
        index_words(connection)
    connection.execute(update(schema.SCHEMA_VERSION).values(version=schema.VERSION))


def _drop_derived(connection: Connection) -> None:
    present = set(inspect(connection).get_table_names())
    for table in schema.DERIVED:
        if table.name in present:
            table.drop(connection)


__all__ = ["FIRST", "upgrade"]
