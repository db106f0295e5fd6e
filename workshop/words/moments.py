"""Moments in words: they are kept in UTC and told in the time of the room."""

from datetime import UTC, datetime, tzinfo

from workshop.words.dates import day_words


def since_words(at: datetime, now: datetime, tz: tzinfo = UTC) -> str:
    """ "14:02" on the same local day, before that "yesterday 14:02" or "Thu 14 Jan 14:02".

    ``tz`` is the time zone of the room.
    """
    local, today = at.astimezone(tz), now.astimezone(tz).date()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{day_words(local.date(), today)} {time}"
