"""From corporate goal to owned next steps, and from a missed quarter to lessons that come back.

This package is the domain: frozen records, one aggregate, and rules that are pure functions.
It imports the standard library only; :mod:`workshop.cli` alone knows files and screens.
"""
