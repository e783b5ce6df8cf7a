"""Corrections: issued in the desk, kept in a public log, followed as a feed."""
