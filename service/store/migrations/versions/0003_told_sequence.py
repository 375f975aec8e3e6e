"""Meetings remember when attendees were last to be told of a change. Adds a column; older programs work beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("meetings", sa.Column("content_sequence", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    """Undo the step."""
    op.drop_column("meetings", "content_sequence")
