"""What all tests share: they look for garbage seldom, and never among what was imported."""

import gc


def pytest_collection_finish() -> None:
    """Set aside what was imported: each look for garbage would go through all of it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
