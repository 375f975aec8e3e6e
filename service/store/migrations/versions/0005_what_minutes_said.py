"""Actions remember what their minutes said of owners and date, whatever the secretary set since. Adds columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.columns import Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("actions", sa.Column("minuted_owners", Json, nullable=True))
    op.add_column("actions", sa.Column("minuted_due", sa.Date(), nullable=True))
    op.add_column("actions", sa.Column("minuted_due_text", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Undo the step."""
    op.drop_column("actions", "minuted_due_text")
    op.drop_column("actions", "minuted_due")
    op.drop_column("actions", "minuted_owners")
