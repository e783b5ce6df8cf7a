"""The paper of one record: its sentence, its parts, its formats, and how to cite it."""
