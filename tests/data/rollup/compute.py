#!/usr/bin/env python3
"""The roll-up of a hundred reports, worked out twice without the program: by fractions and by SQL.

Writes agencies.csv and answers.csv (what the reports say, from a seed) and expected.json (what they add up to), and stops
where the two computations differ. tests/it/rollup/independent.rs holds the program against expected.json.

    python3 tests/data/rollup/compute.py
"""

import csv
import json
import random
import sqlite3
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
SCALE = 10**6  # SQLite has no decimals: numbers are whole millionths there

COUNTS = [
    "headcount", "computers", "antivirusComputers", "incomingDocuments", "incomingElectronic", "outgoingDocuments",
    "outgoingElectronicOnly", "outgoingParallel", "outgoingSigned", "workFiles", "workFilesOnline",
    "organisationCertificates", "personalCertificates", "procedures", "fullServices", "partialServices", "itStaff",
    "returnedResults", "postalOut", "feeDossiers", "onlinePaidDossiers",
]
DOSSIER_COLUMNS = ["online", "direct", "carriedOver", "early", "onTime", "overdue", "pendingWithin", "pendingOverdue"]
STAFF_ROWS = ["postgraduate", "university", "college", "other"]
STAFF_COLUMNS = ["fullTime", "partTime"]
GROUPS = ["so", "xa", "phuong"]


def generate():
    """Agencies, and what their reports say: (agency, address, state, value)."""
    chance = random.Random(20251214)
    agencies, answers = [], []

    def put(agency, address, most, blank=0.06, not_applicable=0.04, decimals=0):
        draw = chance.random()
        if draw < blank:
            return
        if draw < blank + not_applicable:
            answers.append((agency, address, "na", ""))
            return
        number = chance.randrange(0, most * 10**decimals + 1)
        text = str(number) if not decimals else f"{number // 10**decimals}.{number % 10**decimals:0{decimals}d}"
        answers.append((agency, address, "value", text))

    for number in range(110):
        agency, group = f"a{number:03}", GROUPS[number % 3]
        status = "none" if number % 13 == 5 else "nothing" if number % 37 == 8 else "report"
        agencies.append((agency, group, status))
        if status != "report":
            continue
        for field in COUNTS:
            put(agency, field, chance.choice([9, 90, 900, 90_000]))
        put(agency, "itFunding", 9_000, decimals=chance.choice([0, 1, 2, 2]))
        for row in STAFF_ROWS:
            for column in STAFF_COLUMNS:
                put(agency, f"staff.{row}.{column}", 12, blank=0.2, not_applicable=0.02)
        for row in range(chance.choice([0, 1, 2, 3, 5])):
            answers.append((agency, f"dossiers.r{row}.field", "text", f"Lĩnh vực {row}"))
            for column in DOSSIER_COLUMNS:
                put(agency, f"dossiers.r{row}.{column}", 4_000, blank=0.015, not_applicable=0.03)
        for row in range(chance.choice([0, 1, 2, 4])):
            answers.append((agency, f"funding.r{row}.content", "text", f"Khoản {row}"))
            answers.append((agency, f"funding.r{row}.source", "text", chance.choice(["central", "local", "other"])))
            answers.append((agency, f"funding.r{row}.security", "text", chance.choice(["yes", "no"])))
            put(agency, f"funding.r{row}.amount", 3_000, blank=0.02, not_applicable=0, decimals=chance.choice([0, 2]))
    return agencies, answers


# By fractions. A cell is a Fraction, BLANK, NA, or what is stated of a sum of which something is blank.

BLANK, NA = "blank", "na"


class Partly:
    def __init__(self, stated):
        self.stated = stated


def stated(cell):
    return cell.stated if isinstance(cell, Partly) else cell if isinstance(cell, Fraction) else None


def state_of(cell):
    return "partly" if isinstance(cell, Partly) else "value" if isinstance(cell, Fraction) else cell


def or_stated(own, cells):
    """A sum that has no value is what is stated of it."""
    if isinstance(own, Fraction):
        return own
    found = [stated(cell) for cell in cells if stated(cell) is not None]
    return Partly(sum(found, Fraction(0))) if found else own


def rows_of(own, table):
    rows = {}
    for address, answer in own.items():
        parts = address.split(".")
        if parts[0] == table and len(parts) == 3:
            rows.setdefault(parts[1], {})[parts[2]] = answer
    return rows


def column_sum(rows, column):
    """A blank leaves what the other rows state; what does not apply is passed over; no rows, no sum."""
    if not rows:
        return BLANK
    cells = [row.get(column, BLANK) for row in rows.values()]
    numbers = [cell for cell in cells if cell not in (BLANK, NA)]
    if BLANK in cells:
        return Partly(sum(numbers)) if numbers else BLANK
    return sum(numbers) if numbers else NA


def sum_where(rows, column, condition):
    """Rows that do not count add nothing; of those that do a blank leaves what the others state."""
    if not rows:
        return BLANK
    cells = [row.get(column, BLANK) if condition(row) else Fraction(0) for row in rows.values()]
    return column_sum(dict(enumerate({column: cell} for cell in cells)), column)


def plus_all(*cells):
    """`a + b` in one report: a blank wins over what does not apply."""
    if any(cell == BLANK or isinstance(cell, Partly) for cell in cells):
        return BLANK
    return NA if NA in cells else sum(cells)


def plus(*cells):
    """A sum: what does not apply leaves it, of what is blank the rest is stated."""
    left = [cell for cell in cells if cell != NA]
    return or_stated(plus_all(*left), left) if left else NA


total = plus


def parts_of(own):
    """Of one report: the figures, and the parts of each indicator (one for a sum, two for a rate)."""
    get = lambda address: own.get(address, BLANK)
    dossiers, funding, staff = rows_of(own, "dossiers"), rows_of(own, "funding"), rows_of(own, "staff")
    figures = {field: get(field) for field in COUNTS + ["itFunding"]}
    for row in STAFF_ROWS:
        for column in STAFF_COLUMNS:
            figures[f"staff.{row}.{column}"] = get(f"staff.{row}.{column}")
    column = {name: column_sum(dossiers, name) for name in DOSSIER_COLUMNS}
    figures |= {f"dossiers..{name}": cell for name, cell in column.items()}
    figures["funding..amount"] = column_sum(funding, "amount")
    new = plus(column["online"], column["direct"])
    resolved = plus(plus(column["early"], column["onTime"]), column["overdue"])

    def staff_sum(name):
        if not staff:
            return BLANK
        return sum((row.get(name, BLANK) for row in staff.values() if row.get(name, BLANK) not in (BLANK, NA)), Fraction(0))

    # The stated number of people, else what the table adds up to.
    it_staff = get("itStaff") if isinstance(get("itStaff"), Fraction) else plus_all(staff_sum("fullTime"), staff_sum("partTime"))

    def security(row):
        return row["security"] == "yes"

    degree = BLANK if not staff else sum(
        cell for row in ["postgraduate", "university"] for name in STAFF_COLUMNS
        if (cell := get(f"staff.{row}.{name}")) not in (BLANK, NA))
    if degree != BLANK:
        degree = Fraction(degree)
    indicators = {
        "incomingElectronicRate": (get("incomingElectronic"), get("incomingDocuments")),
        "electronicDocumentRate": (plus(get("outgoingElectronicOnly"), get("outgoingParallel")), get("outgoingDocuments")),
        "workFileOnlineRate": (get("workFilesOnline"), get("workFiles")),
        "certificates": (total(get("organisationCertificates"), get("personalCertificates")),),
        "fullServiceShare": (get("fullServices"), total(get("fullServices"), get("partialServices"))),
        "onlineDossierRate": (column["online"], new),
        "onTimeRate": (plus(column["early"], column["onTime"]), resolved),
        "resolvedDossiers": (resolved,),
        "centralFunding": (sum_where(funding, "amount", lambda row: row["source"] == "central"),),
        "securityFundingRate": (sum_where(funding, "amount", security), get("itFunding")),
        "itFullTime": (staff_sum("fullTime"),),
        "itDegreeRate": (degree, it_staff),
        "postalOutRate": (get("postalOut"), get("returnedResults")),
        "computerRate": (get("computers"), get("headcount")),
        "dossiers..received": (total(column["online"], column["direct"], column["carriedOver"]),),
    }
    return figures, indicators


def text(number):
    return f"{number.numerator}/{number.denominator}"


def outcome(sums):
    if len(sums) == 1:
        return text(sums[0])
    return text(sums[0] / sums[1] * 100) if sums[1] else "undefined"


def by_fractions(agencies, answers):
    none = {"value": 0, "partly": 0, "blank": 0, "na": 0}
    own = {agency: {} for agency, _, status in agencies if status == "report"}
    for agency, address, state, value in answers:
        own[agency][address] = Fraction(value) if state == "value" else NA if state == "na" else value
    result = {}
    for group in GROUPS + [None]:
        members = [(a, s) for a, g, s in agencies if group in (g, None)]
        silent = {"noReport": sum(s == "none" for _, s in members), "nothingToReport": sum(s == "nothing" for _, s in members)}
        figures, indicators = {}, {}
        for agency in (a for a, s in members if s == "report"):
            own_figures, own_indicators = parts_of(own[agency])
            for name, cell in own_figures.items():
                entry = figures.setdefault(name, {"sum": Fraction(0), **none, **silent})
                entry[state_of(cell)] += 1
                entry["sum"] += stated(cell) or 0
            for name, parts in own_indicators.items():
                zeros = [Fraction(0)] * len(parts)
                entry = indicators.setdefault(name, {"sums": zeros, "complete": zeros, **none, **silent})
                states = [state_of(part) for part in parts]
                numbers = [stated(part) or 0 for part in parts]
                whole = ("value" if set(states) == {"value"} else "partly" if {"value", "partly"} & set(states)
                         else BLANK if BLANK in states else NA)
                entry[whole] += 1
                entry["sums"] = [one + number for one, number in zip(entry["sums"], numbers)]
                if whole == "value":
                    entry["complete"] = [one + number for one, number in zip(entry["complete"], numbers)]
        for entry in figures.values():
            entry["sum"] = text(entry["sum"])
        for entry in indicators.values():
            entry["outcome"], entry["complete"] = outcome(entry.pop("sums")), outcome(entry["complete"])
        result[group or ""] = {"figures": figures, "indicators": indicators}
    return result


# By SQL, over the same answers. A view a rule; NULL is blank, a state of its own does not apply.

SQL = """
create table agency(id text primary key, grp text, status text);
create table answer(agency text, address text, state text, number integer, words text);
create view field as select a.id agency, a.grp, f.address, coalesce(x.state, 'blank') state, x.number
  from agency a cross join (select distinct address from answer where instr(address, '.') = 0) f
  left join answer x on x.agency = a.id and x.address = f.address and x.state in ('value', 'na') where a.status = 'report';
create view cell as select agency, substr(address, 1, instr(address, '.') - 1) tbl,
    substr(substr(address, instr(address, '.') + 1), 1, instr(substr(address, instr(address, '.') + 1), '.') - 1) rw,
    substr(substr(address, instr(address, '.') + 1), instr(substr(address, instr(address, '.') + 1), '.') + 1) col,
    state, number, words from answer where instr(address, '.') > 0;
create view line as select distinct agency, tbl, rw from cell;
create view column_of as select l.agency, l.tbl, c.col,
    case when sum(x.state = 'na') = count(l.rw) then 'na' when sum(x.state is null) = 0 then 'value'
      when sum(x.state = 'value') > 0 then 'partly' else 'blank' end state,
    sum(case when x.state = 'value' then x.number else 0 end) number
  from line l join (select distinct tbl, col from cell where state in ('value', 'na')) c on c.tbl = l.tbl
  left join cell x on x.agency = l.agency and x.tbl = l.tbl and x.rw = l.rw and x.col = c.col and x.state in ('value', 'na')
  group by l.agency, l.tbl, c.col;
create view figure as
  select agency, address, state, number from field
  union all
  select a.id, 'staff.' || r.rw || '.' || c.col, coalesce(x.state, 'blank'), x.number
    from agency a cross join (select distinct rw from cell where tbl = 'staff') r
    cross join (select distinct col from cell where tbl = 'staff') c
    left join cell x on x.agency = a.id and x.tbl = 'staff' and x.rw = r.rw and x.col = c.col where a.status = 'report'
  union all
  select a.id, t.tbl || '..' || t.col, coalesce(x.state, 'blank'), x.number
    from agency a cross join (select distinct tbl, col from column_of where tbl <> 'staff') t
    left join column_of x on x.agency = a.id and x.tbl = t.tbl and x.col = t.col where a.status = 'report';
create view conditional as
  select a.id agency, w.name, case when count(l.rw) = 0 then 'blank' when sum(chosen.yes and x.number is null) = 0 then 'value'
      when sum(not chosen.yes or x.number is not null) > 0 then 'partly' else 'blank' end state,
    sum(case when chosen.yes then coalesce(x.number, 0) else 0 end) number
  from agency a cross join (select 'central' name union select 'security') w
  left join line l on l.agency = a.id and l.tbl = 'funding'
  left join (select s.agency, s.rw, 'central' name, s.words = 'central' yes from cell s where s.tbl = 'funding' and s.col = 'source'
    union all select s.agency, s.rw, 'security', s.words = 'yes' from cell s where s.tbl = 'funding' and s.col = 'security') chosen
    on chosen.agency = a.id and chosen.rw = l.rw and chosen.name = w.name
  left join cell x on x.agency = a.id and x.tbl = 'funding' and x.rw = l.rw and x.col = 'amount'
  where a.status = 'report' group by a.id, w.name;
create view filled as
  select a.id agency, w.name, case when exists (select 1 from cell c where c.agency = a.id and c.tbl = 'staff') then 'value' else 'blank' end state,
    (select coalesce(sum(c.number), 0) from cell c where c.agency = a.id and c.tbl = 'staff' and c.state = 'value'
       and (w.name = 'degree' and c.rw in ('postgraduate', 'university') or w.name = c.col)) number
  from agency a cross join (select 'degree' name union select 'fullTime' union select 'partTime') w where a.status = 'report';
"""

STATES = ["value", "partly", "blank", "na"]

# Each part: figures that are added with `+` (all must be there), or with `total` (those that apply); a figure, `else` sums of a
# table in its place.
PARTS = {
    "incomingElectronicRate": [("+", "incomingElectronic"), ("+", "incomingDocuments")],
    "electronicDocumentRate": [("+", "outgoingElectronicOnly", "outgoingParallel"), ("+", "outgoingDocuments")],
    "workFileOnlineRate": [("+", "workFilesOnline"), ("+", "workFiles")],
    "certificates": [("total", "organisationCertificates", "personalCertificates")],
    "fullServiceShare": [("+", "fullServices"), ("total", "fullServices", "partialServices")],
    "onlineDossierRate": [("+", "dossiers..online"), ("+", "dossiers..online", "dossiers..direct")],
    "onTimeRate": [("+", "dossiers..early", "dossiers..onTime"), ("+", "dossiers..early", "dossiers..onTime", "dossiers..overdue")],
    "resolvedDossiers": [("+", "dossiers..early", "dossiers..onTime", "dossiers..overdue")],
    "centralFunding": [("if", "central")],
    "securityFundingRate": [("if", "security"), ("+", "itFunding")],
    "itFullTime": [("filled", "fullTime")],
    "itDegreeRate": [("filled", "degree"), ("else", "itStaff", "fullTime", "partTime")],
    "postalOutRate": [("+", "postalOut"), ("+", "returnedResults")],
    "computerRate": [("+", "computers"), ("+", "headcount")],
    "dossiers..received": [("total", "dossiers..online", "dossiers..direct", "dossiers..carriedOver")],
}


def part_sql(how, *names):
    """A query with agency, state and number of one part."""
    if how == "if":
        return f"select agency, state, number from conditional where name = '{names[0]}'"
    if how == "filled":
        return f"select agency, state, number from filled where name = '{names[0]}'"
    if how == "else":
        sums = ", ".join(f"'{name}'" for name in names[1:])
        return (f"select f.agency, case when f.state = 'value' then 'value' else s.state end state, "
                f"case when f.state = 'value' then f.number else s.number end number from figure f join "
                f"(select agency, min(state) state, sum(number) number from filled where name in ({sums}) group by agency) s "
                f"on s.agency = f.agency where f.address = '{names[0]}'")
    listed = ", ".join(f"'{name}'" for name in names)
    # Where it has no value as a whole, what is stated of it is a part.
    some = "sum(state in ('value', 'partly')) > 0"
    applies = f"sum(state = 'na') = {len(names)}"
    return (f"select agency, case when sum(state in ('blank', 'partly')) = 0 and not ({applies}) then 'value' when {some} then 'partly' "
            f"when sum(state = 'blank') > 0 then 'blank' else 'na' end state, "
            f"sum(case when state in ('value', 'partly') then number else 0 end) number "
            f"from figure where address in ({listed}) group by agency")


def by_sql(agencies, answers):
    base = sqlite3.connect(":memory:")
    base.executescript(SQL)
    base.executemany("insert into agency values (?, ?, ?)", agencies)
    base.executemany("insert into answer values (?, ?, ?, ?, ?)", [
        (agency, address, state, int(Fraction(value) * SCALE) if state == "value" else None, value if state == "text" else None)
        for agency, address, state, value in answers])
    base.execute("create table figures as select * from figure")
    result = {}
    for group in GROUPS + [None]:
        where = "1" if group is None else f"grp = '{group}'"
        silent = dict(zip(["noReport", "nothingToReport"], base.execute(
            f"select sum(status = 'none'), sum(status = 'nothing') from agency where {where}").fetchone()))
        count = ", ".join(f"sum(state = '{state}')" for state in STATES)
        figures = {}
        for address, number, *counts in base.execute(
                f"select address, sum(case when state in ('value', 'partly') then number else 0 end), {count} "
                f"from figures join agency on id = agency where {where} group by address"):
            figures[address] = {"sum": text(Fraction(number, SCALE)), **dict(zip(STATES, counts)), **silent}
        indicators = {}
        for name, parts in PARTS.items():
            joined = " join ".join(f"({part_sql(*part)}) p{at}" + (f" on p{at}.agency = p0.agency" if at else "")
                                   for at, part in enumerate(parts))
            states = [f"p{at}.state" for at in range(len(parts))]
            whole = ("case when " + " and ".join(f"{state} = 'value'" for state in states) + " then 'value' when "
                     + " or ".join(f"{state} in ('value', 'partly')" for state in states) + " then 'partly' when "
                     + " or ".join(f"{state} = 'blank'" for state in states) + " then 'blank' else 'na' end")
            numbers = ", ".join([f"sum(n{at})" for at in range(len(parts))]
                                + [f"sum(case when state = 'value' then n{at} else 0 end)" for at in range(len(parts))])
            inner = ", ".join(f"case when p{at}.state in ('value', 'partly') then p{at}.number else 0 end n{at}"
                              for at in range(len(parts)))
            row = base.execute(f"select {count}, {numbers} from (select p0.agency, {whole} state, {inner} from {joined}) q "
                               f"join agency on id = q.agency where {where}").fetchone()
            sums = [Fraction(number, SCALE) for number in row[len(STATES):]]
            indicators[name] = {**dict(zip(STATES, row)), **silent, "outcome": outcome(sums[:len(parts)]),
                                "complete": outcome(sums[len(parts):])}
        result[group or ""] = {"figures": figures, "indicators": indicators}
    return result


def main():
    agencies, answers = generate()
    one, other = by_fractions(agencies, answers), by_sql(agencies, answers)
    for group in one:
        for kind in one[group]:
            # SQL knows only what is answered somewhere.
            for name, entry in one[group][kind].items():
                assert other[group][kind].get(name) == entry, (group, kind, name, entry, other[group][kind].get(name))
    with open(HERE / "agencies.csv", "w", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(agencies)
    with open(HERE / "answers.csv", "w", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(answers)
    with open(HERE / "expected.json", "w") as file:
        json.dump(one, file, indent=1, sort_keys=True)
        file.write("\n")


main()
