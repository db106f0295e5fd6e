"""What people bring in sheets: bytes in, a plan out, and every fault by its line."""

from workshop.importing.changes import Change, Fault
from workshop.importing.plan import Plan, SheetPlan, plan

__all__ = ["Change", "Fault", "Plan", "SheetPlan", "plan"]
