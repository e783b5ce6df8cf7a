"""Each test begins with nobody counted."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _nobody_has_written_yet():
    caches["limits"].clear()
