"""Everything that can break, broken on purpose: real processes, real servers, and an account of every mail after."""

import pytest

pytest.register_assert_rewrite("tests.faults.account")
