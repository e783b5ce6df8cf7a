"""Webmention (W3C Recommendation of 12 January 2017): other sites tell us that they mention us.

``receiving`` takes a source and a target and answers at once; ``reading`` fetches the source later
and decides; ``sources`` finds the target in what was fetched; ``targets`` says which page of ours
it is.
"""
