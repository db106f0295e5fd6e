"""The one way in which a rule says no."""


class RuleError(Exception):
    """A rule refuses a change. Its text is a sentence that a person can act on."""
