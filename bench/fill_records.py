"""``python -m bench.fill_records 311038 1``: fill the database that DATABASE_URL names with that
many records. It must be migrated."""

import sys

import django

django.setup()

from bench.records import fill  # noqa: E402 - models exist only from here on

if __name__ == "__main__":
    fill(int(sys.argv[1]), int(sys.argv[2]), say=lambda text: print(f"  {text}", flush=True))
