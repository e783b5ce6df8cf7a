"""Dated releases of the public record: made once, never altered, compared with the one before.

:mod:`~seizures.snapshots.making` makes one, :mod:`~seizures.snapshots.differences` says what
changed between two archives from the archives alone, :mod:`~seizures.snapshots.verifying` checks
that what is stored is what was stored. Why they are as they are: docs/decisions/0017.
"""
