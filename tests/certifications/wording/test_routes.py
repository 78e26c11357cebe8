"""Entry routes in plain sentences. No database."""

import pytest

from certifications.domain.demands import demands_of
from certifications.domain.fact_base.records import Record
from certifications.domain.routes import routes_of
from certifications.wording.routes import demands_words, route_sentences
from tests.factories.facts import certification_of_record, fact_base_records, make_fact, make_facts

NAMES = {record.slug: record.name for record in fact_base_records()}
# Every record of the fact base: its routes as the page says them. Records without routes have none.
SENTENCES: dict[str, tuple[str, ...]] = {
    "pmp": (
        "With a four-year degree: 36 months of leading and directing projects within the last eight years "
        "(months not overlapping), and 35 hours of training.",
        "With a secondary diploma: 60 months of leading and directing projects within the last eight years"
        " (months not overlapping), and 35 hours of training.",
        "With a degree from a GAC-accredited programme: 24 months of leading and directing projects within"
        " the last eight years, and 35 hours of training. Note: core project management course work of the"
        " GAC programme is pre-approved for these hours.",
    ),
    "capm": ("With a secondary diploma: 23 hours of training. No experience needed.",),
    "prince2-foundation": ("No degree, no experience and no training needed.",),
    "prince2-practitioner": (
        "You must hold one of these: PRINCE2 Project Management Foundation (v7 or 6th edition) or a higher"
        " PRINCE2 certificate; Project Management Professional; Certified Associate in Project Management;"
        " IPMA level A, B, C or D; APM Project Management Qualification; APM PPQ. No degree, no experience"
        " and no training needed. Note: practical experience is only advised. Note: IPMA level D and APM "
        "PMQ belong on the list; PMI-SP appears in one source only (crucialexams.com).",
    ),
    "pmi-acp": (
        "With a secondary diploma: 24 months of agile project work within the last five years, and 28 "
        "hours of training.",
        "With a secondary diploma: 28 hours of training. You must hold Project Management Professional. No"
        " experience needed. Note: an active PMP stands in for the agile experience.",
        "With a secondary diploma: 24 months of experience within the last five years. You must hold "
        "third-party agile certificate. No training needed. Note: a third-party agile certificate is "
        "pre-approved in place of the training proof; another source says all four pathways need 28 hours.",
        "With a secondary diploma: 24 months of experience within the last five years. No training needed."
        " Note: a finished GAC-accredited core project management course is pre-approved in place of the "
        "training proof; another source says all four pathways need 28 hours.",
    ),
    "csm": (
        "16 hours of training. No degree and no experience needed. Note: approved course is compulsory.",
    ),
    "cspo": (
        "14 hours of training. No degree and no experience needed. Note: minimum hours of the compulsory "
        "class according to a Scrum Alliance trainer; an older copy of the issuer text says 16.",
    ),
    "a-csm": (
        "12 months of Scrum Master accountability within the last five years (may be gained before or "
        "after the course), and 16 hours of training. You must hold Certified ScrumMaster. No degree "
        "needed. Note: complete requirement list of the issuer names no schooling. Note: the CSM may be "
        "active or expired.",
    ),
    "asana-workflow-specialist": (),
    "wmi-cawm": (),
    "wmi-wmp": (),
    "pgmp": (
        "With a four-year degree: 48 months of project experience and 48 months of programme experience "
        "within the last 15 years. No training needed. Note: no training item in any full requirement "
        "list; a 2025 comparison gives the PMP 35 hours and the PgMP none. No page says it in so many "
        "words.",
        "With a secondary diploma: 48 months of project experience and 84 months of programme experience "
        "within the last 15 years. No training needed. Note: no training item in any full requirement "
        "list; a 2025 comparison gives the PMP 35 hours and the PgMP none. No page says it in so many "
        "words.",
        "With a degree from a GAC-accredited programme: 36 months of project experience and 36 months of "
        "programme experience within the last 15 years. No training needed. Note: no training item in any "
        "full requirement list; a 2025 comparison gives the PMP 35 hours and the PgMP none. No page says "
        "it in so many words.",
    ),
    "pfmp": (
        "With a four-year degree: 96 months of business experience and 48 months of portfolio experience "
        "within the last 15 years. No training needed. Note: the full requirement sets name no training "
        "hours; a government summary speaks of training in general terms without a number.",
        "With a secondary diploma: 96 months of business experience and 84 months of portfolio experience "
        "within the last 15 years. No training needed. Note: the full requirement sets name no training "
        "hours; a government summary speaks of training in general terms without a number.",
        "With a degree from a GAC-accredited programme: 96 months of business experience and 36 months of "
        "portfolio experience within the last 15 years. No training needed. Note: the full requirement "
        "sets name no training hours; a government summary speaks of training in general terms without a "
        "number.",
    ),
    "pmi-pba": (
        "With a four-year degree: 36 months of business analysis within the last eight years, and 35 hours"
        " of training.",
        "With a secondary diploma: 60 months of business analysis within the last eight years, and 35 "
        "hours of training.",
    ),
    "pmi-rmp": (
        "With a four-year degree: 24 months of project risk management within the last five years, and 30 "
        "hours of training.",
        "With a secondary diploma: 36 months of project risk management within the last five years, and 40"
        " hours of training.",
    ),
    "dasm": (
        "14 hours of training. Course: the matching Disciplined Agile workshop must be finished first. No "
        "degree and no experience needed. Note: described as open to complete beginners; PMI addresses "
        "anyone on agile teams. Note: only the senior level asks two years on an agile team. Note: hours "
        "of the compulsory course, nothing before it.",
    ),
    "psm-i": ("No degree, no experience and no training needed.",),
    "pspo-i": ("No degree, no experience and no training needed.",),
    "safe-agilist": (
        "16 hours of training. Course: Leading SAFe; exam access follows the course. No degree and no "
        "experience needed. Note: all are welcome; schooling is not mentioned. Note: open to all "
        "regardless of experience; five years in software, testing, analysis, product or project work and "
        "Scrum practice are advised for the exam. Note: stated as two days, both must be attended; 8 hours"
        " a day is our conversion.",
    ),
    "kmp-i": (
        "16 hours of training. Course: Kanban System Design; for the KMP also Kanban Systems Improvement. "
        "No degree and no experience needed. Note: issuer calls the foundation class the starting place "
        "and advises months of practice only before the second class; no newer wording was read. Note: "
        "four half-days in one class, two days in the issuer roadmap; the class itself, nothing before it.",
    ),
    "itil-4-foundation": ("No degree, no experience and no training needed.",),
    "itil-foundation-v5": (
        "No degree, no experience and no training needed. Note: PeopleCert sells the exam without "
        "eLearning (exam bundle beside eLearning bundles); no page was read that says in words that "
        "training is optional for version 5.",
    ),
    "asq-cssgb": (
        "36 months of full-time paid work in one or more areas of the body of knowledge. No degree and no "
        "training needed. Note: the issuer asks for full-time paid work only; its requirement page names "
        "no training.",
    ),
    "ipma-d": (
        "No degree, no experience and no training needed. Note: Austria and Switzerland; each member "
        "association sets its own form. Note: helpful, not required. Note: self-study of at least 20 hours"
        " is suggested in Austria.",
    ),
    "ipma-c": (
        "36 months of managing projects of moderate complexity within the last six years (or a responsible"
        " role assisting in complex ones). No degree and no training needed. Note: may stretch to ten "
        "years with reasons. Note: no hours in any requirement list; Austria adds a compulsory online "
        "briefing.",
    ),
    "apm-pmq": (
        "No degree, no experience and no training needed. Note: no experience gate; two to three years of "
        "project work describe the usual candidate. Note: self-study candidates are admitted.",
    ),
    "google-pm": (
        "No degree, no experience and no training needed. Note: Coursera states that no prior knowledge is"
        " required (editor check, Sept 2026). Note: nothing is asked before enrolment; the six courses are"
        " the certificate itself.",
    ),
    "comptia-project-plus": ("No degree, no experience and no training needed. Note: 6-12 months advised.",),
    "atlassian-acp-120": (
        "No degree, no experience and no training needed. Note: the issuer booking steps (profile, "
        "schedule, pay) contain no entry check. Note: corrects 12: 1-2 years describe the right candidate,"
        " nothing is checked.",
    ),
    "atlassian-acp-620": (
        "No degree, no experience and no training needed. Note: the issuer booking steps (profile, "
        "schedule, pay) contain no entry check. Note: work as project administrator is expected, not "
        "checked.",
    ),
    "monday-core": (),
    "smartsheet-sysadmin": (
        "No degree, no experience and no training needed. Note: corrects 3: the issuer states that no "
        "prerequisite is required; 3-6 months as administrator are advised.",
    ),
    "prince2-agile-foundation": (
        "No degree, no experience and no training needed. Note: written for version 1; exam sold without "
        "course.",
    ),
    "prince2-agile-practitioner": (
        "You must hold one of these: PRINCE2 Agile Foundation (Version 2); PRINCE2 Agile Foundation v1; "
        "PRINCE2 Agile Practitioner v1. No degree, no experience and no training needed. Note: version 1: "
        "exam sold without course.",
    ),
    "msp-foundation": (
        "No degree, no experience and no training needed. Note: a trainer says nothing is needed to take "
        "the exam.",
    ),
    "icpm-cm": (
        "It counts points: 10 in all. Education: 3-6 education points (school 1, associate 2, bachelor 4, "
        "master 5, 40 training hours 1, other certifications 1 each up to 2). Experience: 4-7 points; one "
        "per year in a managing role, half in a non-managing role. No training needed. Note: corrects 90: "
        "the learning programme and books are optional and not needed to sit the exams.",
    ),
    "asq-cssyb": ("No degree and no experience needed. Training: unknown.",),
    "iassc-icgb": ("No degree, no experience and no training needed.",),
    "asq-cmq-oe": (
        "120 months of full-time paid work in one or more areas of the body of knowledge (at least 60 of "
        "the months in a decision-making position (a manager title is not needed)). No degree needed. "
        "Training: unknown.",
        "With a secondary diploma: 108 months of full-time paid work in one or more areas of the body of "
        "knowledge (at least 60 of the months in a decision-making position (a manager title is not "
        "needed)). Training: unknown.",
        "With an associate degree: 96 months of full-time paid work in one or more areas of the body of "
        "knowledge (at least 60 of the months in a decision-making position (a manager title is not "
        "needed)). Training: unknown.",
        "With a four-year degree: 72 months of full-time paid work in one or more areas of the body of "
        "knowledge (at least 60 of the months in a decision-making position (a manager title is not "
        "needed)). Training: unknown.",
        "With a master’s degree: 60 months of full-time paid work in one or more areas of the body of "
        "knowledge (at least 60 of the months in a decision-making position (a manager title is not "
        "needed)). Training: unknown.",
    ),
    "abpmp-cbpa": (
        "With a four-year degree. No experience needed. Training: unknown.",
        "12 months of hands-on work in business process management. No degree needed. Training: unknown. "
        "Note: the rule is 1,250 documented hours; the issuer speaks of about a year in a process role.",
    ),
    "omg-oceb2-fundamental": ("No degree and no experience needed. Training: unknown.",),
    "kanban-tkp": (
        "8 hours of training. Course: one-day class with an accredited Kanban trainer; the credential "
        "follows the class. No degree and no experience needed. Note: one day, or eight hours online.",
    ),
    "itil-practice-manager-v5": (
        "You must hold ITIL Foundation (Version 5), one ITIL Version 5 practice module and ITIL "
        "Transformation (Version 5). Course: the Transformation course is part of the designation. "
        "Education: unknown. Experience: unknown. Note: all three are parts of the designation; Foundation"
        " comes first.",
    ),
    "hdi-sctl": (),
    "servicenow-csa": (
        "No degree and no experience needed. Training: unknown. Note: three to six months on the platform "
        "are recommended.",
    ),
    "ascm-cscp": (
        "With a four-year degree. No experience needed. Training: unknown.",
        "36 months of related business experience. No degree needed. Training: unknown.",
        "You must hold an APICS/ASCM certification such as CPIM. No experience needed. Education: unknown."
        " Training: unknown.",
    ),
    "ifma-cfm": (
        "36 months of facility management (internships do not count). Education: unknown; the source says "
        "“facility-management degree”. Training: unknown.",
        "60 months of facility management (internships do not count). No degree needed. Training: unknown.",
    ),
    "iaap-cap": (
        "24 months of administrative work within the last 10 years (12 months of it in a row within the "
        "last five years). Education: unknown; the source says “bachelor's degree in a business field”. "
        "Training: unknown.",
        "36 months of administrative work within the last 10 years (12 months of it in a row within the "
        "last five years). Education: unknown; the source says “associate degree in a business field”. "
        "Training: unknown.",
        "48 months of administrative work within the last 10 years (12 months of it in a row within the "
        "last five years). No degree needed. Training: unknown.",
    ),
    "shrm-cp": (
        "No degree and no experience needed. Training: unknown. Note: no HR title either; working "
        "knowledge of HR is recommended.",
    ),
    "hrci-aphr": ("With a secondary diploma. No experience needed. Training: unknown.",),
    "acmp-ccmp": (
        "With a four-year degree: 36 months of change management (any time frame), and 21 hours of "
        "training. Course: 21 hours of instructor-led change-management training. Note: the rule is 4,200 "
        "hours, described as three years. Note: instructor-led, aligned with the Standard, within the past"
        " seven years.",
        "With a secondary diploma: 60 months of change management (any time frame), and 21 hours of "
        "training. Course: 21 hours of instructor-led change-management training. Note: the rule is 7,000 "
        "hours, described as five years. Note: instructor-led, aligned with the Standard, within the past "
        "seven years.",
    ),
    "apmg-cm-foundation": ("No degree and no experience needed. Training: unknown.",),
    "cmi-l3": (
        "Course: taken through a CMI centre: at least 40 hours of total study for the Award, 130 for the "
        "Certificate. No degree and no experience needed. Note: age 18; the study centre decides whether a"
        " learner can cope.",
    ),
    "cmi-l5-diploma": (
        "Course: taken through a CMI centre. No degree and no experience needed. Note: learners are "
        "expected to have work to apply it to.",
    ),
    "cmi-cmgr": (
        "36 months in a management role. Education: unknown; the source says “degree-level qualification "
        "in management, business or leadership”. Training: unknown.",
        "60 months of management at operational or senior level. No degree needed. Training: unknown.",
        "36 months of management. You must hold one of these: CMI Level 5 Diploma in Management and "
        "Leadership; a higher CMI diploma. Education: unknown. Training: unknown. Note: the fast-track or "
        "exemption route.",
    ),
    "csa-ccos": (
        "Course: programme for CSA members: ten sessions over 12 to 18 months plus the Oxford capstone. "
        "Education: unknown. Experience: unknown.",
    ),
    "aonl-cnml": (
        "24 months of nurse-manager role. Education: unknown; the source says “registered-nurse licence "
        "and a bachelor's degree in nursing or higher”. Training: unknown. Note: 2,080 hours; an older "
        "issuer page equates this with two years.",
        "36 months of nurse-manager role. Education: unknown; the source says “registered-nurse licence "
        "and a bachelor's degree outside nursing”. Training: unknown. Note: 3,120 hours; three years on "
        "the older page.",
        "60 months of nurse-manager role. Education: unknown; the source says “registered-nurse licence "
        "and a diploma or associate degree in nursing”. Training: unknown. Note: 5,200 hours; five years "
        "on the older page.",
    ),
    "nahq-cphq": (
        "No degree and no experience needed. Training: unknown. Note: two years in healthcare quality are "
        "recommended.",
    ),
    "mgma-cmpe": (
        "With a four-year degree: 24 months of healthcare, and 50 hours of training. Note: "
        "continuing-education hours earned after acceptance; 30 through MGMA.",
        "50 hours of training. No experience needed. Education: unknown; the source says “degree in "
        "progress, less than three years to go”. Note: the two years in healthcare may also still be "
        "running; both must be complete before certification.",
        "72 months of healthcare (48 of the months in management or a leadership role), and 50 hours of "
        "training. No degree needed.",
    ),
    "ache-fache": (
        "With a master’s degree: 60 months of executive-level healthcare management (and such a post now),"
        " and 36 hours of training. Note: hours of healthcare continuing education within three years, 12 "
        "in person.",
    ),
    "apm-pfq": (
        "No degree and no experience needed. Training: unknown. Note: aimed at newcomers and support staff.",
    ),
    "psm-ii": (
        "No degree, no experience and no training needed. Note: no rule; about a year as Scrum Master is "
        "advised.",
    ),
    "pspo-ii": (
        "No degree, no experience and no training needed. Note: no rule seen; experience strongly advised."
        " Note: a course is called helpful, not necessary.",
    ),
    "a-cspo": (
        "12 months of product owner accountability within the last five years (may be gained before or "
        "after the course), and 16 hours of training. You must hold Certified Scrum Product Owner. No "
        "degree needed. Note: the CSPO may be active or expired; a CSM does not count on this track.",
    ),
    "safe-ssm": (
        "Course: SAFe Scrum Master course; exam access follows the course. No degree and no experience "
        "needed. Note: nothing compulsory; some agile practice advised.",
    ),
    "pmi-pmocp": (
        "With a secondary diploma: 36 months of project-related within the last eight years (leading is "
        "not asked for), and 10 hours of training. Note: education on project management offices.",
        "With a secondary diploma: 10 hours of training. You must hold Project Management Professional. No"
        " experience needed.",
    ),
    "pmi-sp": (
        "With a secondary diploma: 36 months of project scheduling within the last five years, and 40 "
        "hours of training.",
        "With a four-year degree: 24 months of project scheduling within the last five years, and 30 hours"
        " of training.",
        "With a degree from a GAC-accredited programme: 12 months of project scheduling within the last "
        "five years, and 30 hours of training.",
    ),
    "pmi-cp": (
        "36 months of work in construction or the built environment within the last 10 years (leading not "
        "required). Course: PMI's own construction courses: four modules by 2024. No degree needed. Note: "
        "another training firm prints education tiers.",
    ),
    "pmi-cpmai": (
        "21 hours of training. Course: PMI's own preparation course is compulsory. No degree and no "
        "experience needed. Note: one 2026 text says 21 to 30.",
    ),
    "ipma-b": (
        "60 months of managing projects within the last eight years (programmes or portfolios, of which at"
        " least 36 months leading complex ones). Education: unknown. Training: unknown. Note: may stretch "
        "to twelve with a break.",
    ),
    "icp-acc": (
        "Course: accredited course; the certificate is issued to those who complete it. No degree and no "
        "experience needed.",
    ),
    "p3o-foundation": ("No degree and no experience needed. Training: unknown.",),
}


@pytest.mark.parametrize("record", fact_base_records(), ids=lambda record: record.slug)
def test_routes_of_every_record_are_said_in_plain_sentences(record: Record) -> None:
    routes = routes_of(certification_of_record(record).facts)

    assert tuple(route_sentences(route, NAMES) for route in routes) == SENTENCES[record.slug]


def test_table_above_names_all_records_and_says_none_nowhere() -> None:
    assert set(SENTENCES) == {record.slug for record in fact_base_records()}
    assert not any("None" in words for route in SENTENCES.values() for words in route)


def sentences(**values: str) -> str:
    (route,) = routes_of(make_facts(**values))
    return route_sentences(route, NAMES)


def test_route_that_asks_for_a_degree_alone_says_so() -> None:
    assert sentences(routes__1__education="four-year degree") == (
        "With a four-year degree. Experience: unknown. Training: unknown."
    )


def test_window_of_one_year_is_in_the_singular() -> None:
    words = sentences(routes__1__experience_months="6", routes__1__window_years="1")

    assert "6 months of experience within the last year." in words


def test_points_without_a_total_are_said_without_one() -> None:
    words = sentences(routes__1__experience_points="4 points", routes__1__training_hours="90")

    assert words == ("90 hours of training. It counts points. Experience: 4 points. Education: unknown.")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"routes__1__experience_months": "0", "routes__1__training_hours": "23"},
            "no experience, 23 hours of training",
        ),
        (
            {"routes__1__experience_months": "36", "routes__2__experience_months": "60"},
            "36 to 60 months of experience; 2 routes",
        ),
        (
            {"routes__1__course_required": "A course", "routes__1__training_hours": "16"},
            "a course, 16 hours of training",
        ),
        ({"routes__1__certs_required": "all of: csm"}, "another certification"),
        ({"routes__1__total_points": "10"}, "points for education and experience"),
        ({"routes__1__education": "none"}, "partly unknown"),
        ({}, ""),
    ],
)
def test_demands_are_said_in_a_line(values: dict[str, str], words: str) -> None:
    assert demands_words(demands_of(routes_of(make_facts(**values)))) == words


def test_stated_note_appears_once() -> None:
    facts = [
        make_fact("routes.1.experience_months", "12", note="recommended, not enforced"),
        make_fact("routes.1.training_hours", "8", note="recommended, not enforced"),
    ]
    (route,) = routes_of(facts)

    assert route_sentences(route, NAMES).count("recommended, not enforced") == 1
