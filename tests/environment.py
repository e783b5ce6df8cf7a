"""Settings of a test run, put into the environment before Django reads it (``-p`` in pyproject)."""

import os
import tempfile

os.environ.update(
    SECRET_KEY="only-for-tests",
    DEBUG="0",
    BASE_URL="http://waybill.example",
    EMAIL_URL="memorymail://",
    HASHED_STATIC_FILES="0",
    REDIS_URL="",
    RATE_ANONYMOUS="100000000",  # only the tests of limits are to meet them
    S3_BUCKET="",
    DJANGO_ALLOW_ASYNC_UNSAFE="1",  # Playwright's loop runs in the thread that uses the database
)
os.environ.setdefault("MEDIA_ROOT", tempfile.mkdtemp(prefix="waybill-tests-"))
