"""Copies of one article as other sites would publish it, each with the verdicts it deserves."""
