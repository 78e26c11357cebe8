"""What people type into the search, and where it must lead on the demo's content."""

COST = "/articles/what-it-costs-to-get-and-to-keep/"
RENEWAL = "/articles/does-my-certificate-run-out/"
FIRST = "/articles/choosing-a-first-certification/"
DISCIPLINES = "/work-management-and-project-management-certifications/"


def at(slug: str) -> str:
    """A certification's page."""
    return f"/catalogue/{slug}/"


def compared(*slugs: str) -> str:
    """The comparison of these certifications."""
    return "/compare/?" + "&".join(f"c={slug}" for slug in slugs)


# What is typed, and the beginning of an address that must be among the first three.
QUERIES = (
    # abbreviations and names
    ("PMP", at("pmp")),
    ("pmp", at("pmp")),
    ("CAPM", at("capm")),
    ("PMI ACP", at("pmi-acp")),
    ("pmi-acp", at("pmi-acp")),
    ("pmiacp", at("pmi-acp")),
    ("prince 2", at("prince2-foundation")),
    ("prince2 practitioner", at("prince2-practitioner")),
    ("scrummaster", at("csm")),
    ("Certified Scrum Master", at("csm")),
    ("asana", at("asana-workflow-specialist")),
    ("monday.com", at("monday-core")),
    ("PeopleCert", "/catalogue/?issuer=peoplecert"),
    ("safe", at("safe-agilist")),
    ("project+", at("comptia-project-plus")),
    ("six sigma", at("asq-cssgb")),
    ("itil v5", at("itil-foundation-v5")),
    ("ITIL 4", at("itil-4-foundation")),
    ("p3o", at("p3o-foundation")),
    ("jira", at("atlassian-acp-120")),
    ("kanban", at("kanban-tkp")),
    ("google project management", at("google-pm")),
    # typing mistakes
    ("prinse2", at("prince2-foundation")),
    ("price2", at("prince2-foundation")),
    ("scrum mastr", at("csm")),
    ("cms", at("csm")),
    ("projct managment profesional", at("pmp")),
    ("kanbn", at("kanban-tkp")),
    ("sixsigma", at("asq-cssgb")),
    ("foundaton itil", at("itil-foundation-v5")),
    # one word too many
    ("pmp exam", at("pmp")),
    ("capm cost", at("capm")),
    ("ScrumMaster certification", at("csm")),
    ("pmp certification cost 2026", at("pmp")),
    ("how long is the pmp exam", at("pmp")),
    ("what is prince2", at("prince2-foundation")),
    ("xyzzy pmp", at("pmp")),
    # one beside the other
    ("csm vs psm", compared("csm", "psm-i")),
    ("CSM PSM I", compared("csm", "psm-i")),
    ("pmp or prince2", compared("pmp", "prince2-")),
    ("capm vs pmp", compared("capm", "pmp")),
    ("difference between csm and cspo", compared("csm", "cspo")),
    ("difference between work management and project management certifications", DISCIPLINES),
    # what people want to know
    ("renewal", RENEWAL),
    ("does my certificate expire", RENEWAL),
    ("pdu", RENEWAL),
    ("free", "/catalogue/?sort=price"),
    ("cheap", "/catalogue/?sort=price"),
    ("cost", COST),
    ("no experience", "/catalogue/?experience=none"),
    ("pmp with no experience", "/catalogue/?experience=none"),
    ("do daily operations count", f"{FIRST}#section-do-daily-operations-count"),
    ("worth anything to employers", f"{FIRST}#section-is-the-capm-worth-anything"),
    ("which certification is right for me", "/assessments/"),
    ("privacy", "/privacy/"),
    ("report an error", "/how-we-check-facts/"),
    ("contact", "/contact/"),
    # jobs
    ("nurse", at("aonl-cnml")),
    ("PMO", at("pmi-pmocp")),
    ("construction project manager", "/catalogue/?role=construction-engineering-pm"),
    ("service desk manager", "/catalogue/?role=it-service-manager"),
    ("executive assistant", "/catalogue/?role=executive-assistant"),
    ("business analyst", at("pmi-pba")),
    ("change manager", "/catalogue/?role=change-manager"),
    ("prosci", at("apmg-cm-foundation")),
    ("agile", "/catalogue/?discipline=agile-delivery"),
)
