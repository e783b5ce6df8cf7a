"""Maps of the record, drawn on the server: shapes, projections, and what is honest of a place."""
