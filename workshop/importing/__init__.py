"""Goals, key results and members from a spreadsheet's CSV: bytes in, a plan out, and every fault by its line."""

from workshop.importing.changes import Change
from workshop.importing.faults import Fault
from workshop.importing.plan import Plan, plan

__all__ = ["Change", "Fault", "Plan", "plan"]
