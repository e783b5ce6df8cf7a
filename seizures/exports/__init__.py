"""How the record leaves the house as data: exactly the current filter, in a choice of formats.

Columns and their meaning are in :mod:`~seizures.exports.tables` and
:mod:`~seizures.exports.flat`, reading in bulk in :mod:`~seizures.exports.reading`, one file a
format beside them; :mod:`~seizures.exports.formats` lists those. Everything is written piece by
piece, and what breaks off on its way never looks whole: see docs/decisions/0017.
"""
