"""The minutes of a day's meetings are found by an index; every message of minutes asks. Adds only; older programs work."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_index("ix_minutes_held_on", "minutes", ["held_on"])


def downgrade() -> None:
    """Undo the step."""
    op.drop_index("ix_minutes_held_on", table_name="minutes")
