"""Looking for garbage while nobody presses a key: a thorough look takes as long as several keys."""

import gc
from time import monotonic

from screens.keyqueue import KeyQueue

#: Seconds without a key after which there is time for a thorough look; and how often that is asked.
QUIET = 1.0
#: How many new objects there are before Python looks by itself: at the newest, at those that stayed, at all.
_LOOKS = (2_000, 10, 1_000)
#: After so many looks at those that stayed, a thorough one is worth it.
_WORTH = 2


class Tidying(KeyQueue[None]):
    """An app that looks for garbage when there is time for it.

    Starting throws nothing away, so whoever starts the program may have held Python back altogether: what is there
    by then is left alone for good. Where nobody has, Python goes on as it likes.
    """

    def tidy_from_now_on(self) -> None:
        """The first screen stands: look again, but not between two keys."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(*_LOOKS)
            gc.enable()
            self.set_interval(QUIET, self.tidy)

    def tidy(self) -> None:
        """Look thoroughly, if nobody is at the keys and something may be found."""
        if self.idle and monotonic() - self.last_key >= QUIET and gc.get_count()[2] >= _WORTH:
            gc.collect()
