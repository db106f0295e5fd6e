"""What all tests share: the same examples every time, and a look for garbage only seldom."""

import gc

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Set aside what was imported: each look for garbage would go through all of it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
