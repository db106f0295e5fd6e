"""English words of spreadsheets. Each table may be extended; the order within a line does not matter.

A word may stand under several meanings: what is below it, numbers, days or words, then decides.
"""

HEADERS = {
    "goal": "goal, team objective, department objective, o, goals, goal title, goal name, corporate goal, "
    "objective, objectives, objective title, objective name, strategic objective, strategic goal, business goal, "
    "team goal, goal/objective, okr objective",
    "name": "name",
    "title": "title, item, okr, summary, subject",
    "measure": "key result, key results, key result title, key result name, kr, krs, measure, measures, metric, "
    "metrics, metric name, kpi, kpis, kpi name, indicator, key metric, key performance indicator, success metric, "
    "success measure, milestone name, target name, measure name, metric title, indicator name, measurement, how "
    "measured, how we measure",
    "headline": "headline",
    "category": "category, goal category, kind, kind of goal, theme, focus area, pillar, goal type, objective "
    "type, type",
    "type": "type, item type, issue type, okr type, level, record type, row type, object type, entity type",
    "why": "why, reason, rationale, background, context, because, why it matters, purpose, motivation, goal "
    "description, objective description, description",
    "sponsor": "sponsor, given by, executive sponsor",
    "contributes_to": "contributes to, parent objective, parent goal, aligned to, aligns to, alignment, supports, "
    "company objective, company goal, supported goal, strategic goal, strategic objective, strategic priority, "
    "north star",
    "contributes_because": "contributes because, contribution",
    "for_us": "for us, in it for us, what is in it for us",
    "market": "market, market notes",
    "customers": "customers, customers and segments, segments",
    "value_proposition": "value proposition",
    "strategy": "strategy",
    "unit": "unit, units, unit of measure, measurement unit, uom, metric unit",
    "baseline": "baseline, start value, starting value, start, starting point, initial value, initial, from, "
    "begin value, baseline value, base, starting, previous, last year, as was, baselines, last quarter, previous "
    "quarter, prior year, prior value, previous year, last period, previous value",
    "current": "current value, current, actual, actual value, actuals, latest, latest value, as is, now, present "
    "value, current result, current status value, progress value, to date, today, ytd, year to date, ytd actual, "
    "result, results, achieved, achievement, actual result",
    "target": "target, target value, to, goal value, end value, desired value, target level, plan, planned value, "
    "desired, finish value, to be, objective value, goal, due value, stretch goal value, targets",
    "leading": "leading, lead, leading indicator, leading or lagging, leading/lagging, indicator type",
    "owner": "owner, assignee, assign, assigned to, responsible, responsible person, person responsible, goal "
    "owner, objective owner, kr owner, key result owner, accountable, dri, who, lead, owners, owner name, "
    "assignees, action owner, task owner, champion, owned by, benefit owner",
    "helpers": "helpers, helper, supporting, supported by, contributors, collaborators, participants, team "
    "members",
    "buddy": "buddy",
    "due": "due date, due, deadline, end date, target date, by when, by, due on, due by, finish date, finish, "
    "completion date, date due, planned end, when, end, due at, target end date, due day",
    "begins": "start date, start, begin date, begins, starts, start on, planned start, starting date, from date",
    "first_move": "first move, first step",
    "first_move_on": "first move on, first move date, first move day, first step on",
    "must_move": "must move, must moves",
    "if_then": "if then, when then",
    "state": "status, state, progress status, stage, step state, task status, step status, health",
    "outcome": "outcome, expected outcome, done when, expected result, definition of done, success criteria, "
    "acceptance criteria",
    "note": "note, notes, comment, comments, remarks, remark, description, details, latest update",
    "period": "period, quarter, cycle, goal cycle, time period, timeframe, time frame, planning period, okr "
    "cycle, fiscal quarter, fiscal period, session, okr period, time span, review period, month, half, half year, "
    "semester, qtr, goal period, okr quarter, iteration, term",
    "year": "year, fiscal year, fy, calendar year",
    "date": "date, as of, reading date, reported on, check in date, checkin date, update date, measured on, day, "
    "week ending, recorded on, as of date, updated on, reporting date, month ending, week of, last updated, last "
    "update, updated, date updated, last check in, as at",
    "value": "value, reading, measured value, result, new value, amount, figure, score, actual, current value",
    "progress": "progress, completion, complete, percent complete, progress %, % complete, done %, attainment",
    "first_name": "first name, given name, forename, firstname, first, given names, forenames, forename(s), given "
    "name(s)",
    "last_name": "last name, surname, family name, lastname, last, family names",
    "member": "full name, legal name, preferred name, worker, staff member, contact name, salesperson, member, "
    "members, team member, person, employee, employee name, display name, people, colleague, rep, sales rep, "
    "account executive, worker name, name of employee, first and last name, fullname, displayname, real name",
    "initials": "initials, short name, short, abbreviation",
    "active": "active, active?, is active, status, employment status, enabled, account enabled, account status, "
    "user status, employee status",
    "id": "id, #, no, nr, number, key, goal id, objective id, kr id, key result id, task id, row id, ref, "
    "reference, goal no, objective no, issue key, external id",
    "parent": "parent, parent id, parent goal, parent key, parent name, parent title, parent objective, parent "
    "task, parent issue, epic link",
    "about_person": "email, e mail, email address, role, job title, department, location, phone, mobile, skills, "
    "position, office, hire date, manager, employee id, username, user name, reports to, job role, region",
    "about_task": "milestone, task id, created at, completed at, completed on, last modified, section, "
    "section/column, column, assignee email, tags, projects, project, parent task, board, sprint, labels, list, "
    "bucket, priority, checklist items, story points, reporter, resolution, subitems, dependencies, blocked by, "
    "created by, epic, group, list name, card id, predecessors",
    "step": "step, steps, action step, action steps, action, actions, action item, action items, task, tasks, "
    "task name, next step, next steps, next action, to do, todo, activity, activities, initiative, initiatives, "
    "work item, issue, deliverable, what, tactic, tactics, milestone, key action, key actions, card name",
    "about_goal": "goal level, metric type, visibility, confidence, confidence score, weight, goal status, "
    "objective status, goal progress, okr status, alignment type",
    "done_on": "completed at, completed on, done on, completed date, closed at, date completed, resolved, "
    "finished on, completion day",
    "segment": "segment, region, territory, channel, sales channel, customer group, customer segment, country, "
    "sales region, business unit, product line",
    "infix": "name prefix, nobiliary particle",
}
STATES = {
    "planned": "planned, not started, to do, todo, open, new, scheduled, pending, accepted, upcoming, ready, "
    "queued, assigned, next, on hold, paused, waiting, deferred",
    "doing": "doing, in progress, started, active, ongoing, working on it, under way, underway, on track, at "
    "risk, off track, behind, delayed, late, in review, overdue, wip, current",
    "blocked": "blocked, stuck",
    "done": "done, complete, completed, finished, closed, achieved, resolved, shipped",
    "dropped": "dropped, cancelled, canceled, abandoned, rejected, won't do, wont do, discontinued, stopped",
    "idea": "idea, proposed, backlog, suggestion, draft, someday",
}
TYPES = {
    "goal": "goal, objective, company objective, team objective, okr, company goal, team goal, individual goal, "
    "strategic objective, o",
    "measure": "key result, kr, metric, kpi, measure, target, sub goal, subgoal, indicator",
    "step": "initiative, task, action, step, action step, project, to do, activity, action item, milestone",
}
CATEGORIES = {
    "new territory": "new territory, new territories",
    "market share": "market share",
    "volume or margin": "volume or margin, volume, margin",
    "product mix": "product mix",
    "new product": "new product, new products",
    "customer profitability": "customer profitability",
    "other": "other",
}
YES = "yes, y, true, 1, x, ✓, ✔, leading, lead, active, enabled, current"
NO = (
    "no, n, false, 0, -, lagging, lag, inactive, not active, disabled, former, left, terminated, suspended, "
    "archived, left the company, on notice, deactivated, offboarded, ex"
)
GAPS = (
    "n/a, na, n.a., n.a, none, tbd, tbc, tba, unknown, not available, not applicable, pending, null, nil, to be "
    "defined, to be confirmed, to be determined, to be decided, to be set, to be agreed, no data, not measured, "
    "not yet measured, not yet known, new, no baseline, not set, not tracked, missing, not known, n/k, empty"
)
TOTALS = (
    "total, totals, sum, subtotal, sub total, grand total, overall, average, overall total, mean, Σ, Ø, ∑, "
    "subtotals, grand totals, avg, averages"
)
NOTES = (
    "note, notes, source, as of, footnote, legend, exported, export, generated, created by, last updated, "
    "updated, confidential, internal, internal use only, disclaimer, exported on, generated on, printed on, data "
    "as of, last refreshed, prepared by"
)
KEEP = (
    "maintain, keep, hold, stay, retain, preserve, same, unchanged, no change, sustain, hold steady, keep at, "
    "maintain at, =, hold at, stable, keep stable, steady"
)
BOUNDS = (
    "at least, at most, less than, more than, fewer than, up to, under, over, below, above, no more than, not "
    "more than, no less than, minimum, maximum, min, max, min., max., approx, approx., approximately, about, "
    "around, circa, ca., ca, nearly, roughly, minimum of, maximum of"
)
BEYOND = "or more, or less, or better, or above, or below, or higher, or fewer, and above, and over, and more"
PERCENT = "percent, per cent, pct, pct., percentage, percents"
LEVEL = (
    "at, current, level, levels, the, same, as, baseline, or, above, below, it, this, today's, existing, value, "
    "least, last, year, year's, to, on, steady, with"
)
DITTO = "ditto, do., same as above, as above, see above, \", ″, 〃, '', ”, “, „, ↑, ^"
WHENEVER = (
    "asap, ongoing, continuous, continuously, immediately, now, open, permanent, as needed, weekly, monthly, "
    "daily, quarterly, anytime, later, soon, rolling, recurring, when needed"
)
UNTIL = (
    "end of, by end of, by the end of, end, late, by, before the end of, eo, close of, until, till, until end of"
)
ORDINALS = "first, second, third, fourth, fifth"
EVERYWHERE = "all, everyone, whole, entire, company wide"
NOTHING = "no, not, none, without"
MONTHS = "january february march april may june july august september october november december"
