"""The record as lists read it: filters, counts, exact sums, and the flat tables behind."""
