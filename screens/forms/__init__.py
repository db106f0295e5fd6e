"""Forms: the fields of a record, filled in on a dialog and handed to a rule."""
