"""Actions remember their topic and the newest minutes that changed them. Adds columns; older programs work beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("actions", sa.Column("topic", sa.Text(), server_default="", nullable=False))
    op.add_column("actions", sa.Column("revised_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Undo the step."""
    op.drop_column("actions", "revised_on")
    op.drop_column("actions", "topic")
