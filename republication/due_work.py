"""What republication has to do that nobody waits for (:mod:`commons.work`)."""
