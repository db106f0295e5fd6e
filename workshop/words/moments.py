"""Moments in words: they are kept in UTC and told in the time of the room."""

from datetime import UTC, datetime, timedelta, tzinfo

from workshop.words.dates import day_words


def since_words(at: datetime, now: datetime, tz: tzinfo = UTC) -> str:
    """ "14:02" on the same local day, before that "yesterday 14:02" or "Thu 14 Jan 14:02".

    ``tz`` is the time zone of the room.
    """
    local, today = at.astimezone(tz), now.astimezone(tz).date()
    time = time_words(local)
    return time if local.date() == today else f"{day_words(local.date(), today)} {time}"


def time_words(local: datetime) -> str:
    """ "14:02" """
    return f"{local:%H:%M}"


def stamp_words(local: datetime) -> str:
    """ "2027-01-14 14:02", which sorts by itself"""
    return f"{local:%Y-%m-%d %H:%M}"


class Here(tzinfo):
    """The time of this machine, with the offset of each moment: in November a time of July is told as in July."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The local time of a moment; the second one of an hour that comes twice has its fold set."""
        local = moment.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self, fold=0)
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)
