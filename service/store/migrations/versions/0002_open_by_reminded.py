"""The people to remind are found by an index: what is due, not what is open. Adds only; older programs work beside it."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_index("ix_assignments_status_reminded_on", "assignments", ["status", "reminded_on"])


def downgrade() -> None:
    """Undo the step."""
    op.drop_index("ix_assignments_status_reminded_on", table_name="assignments")
