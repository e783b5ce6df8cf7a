"""“Tell us”: where our work was used, as we are told of it, and what follows from that."""
