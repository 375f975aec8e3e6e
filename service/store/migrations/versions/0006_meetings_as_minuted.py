"""Meetings remember what the minutes said before the secretary set otherwise. Adds a column."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.columns import Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("meetings", sa.Column("minuted", Json, nullable=True))


def downgrade() -> None:
    """Undo the step."""
    op.drop_column("meetings", "minuted")
