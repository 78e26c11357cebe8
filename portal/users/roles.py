"""What each role may do. The table is the truth; `manage.py sync_roles` writes it to the groups.

A person's role is membership of the group of that name. Learners have no role.
Permissions are named "app.codename".
"""

from collections.abc import Callable
from dataclasses import dataclass

from portal.shared.ports import Port

# What other rooms build on the groups, brought in line after them; each tells whether it changed anything.
built_on_roles: Port[str, Callable[[], bool]] = Port("built on roles")


@dataclass(frozen=True, slots=True)
class Role:
    """A group's name and everything it may do, and nothing else.

    One administrator alone gives a role only where `given_by_one` says so: with the others a person could
    make their own second pair of eyes.
    """

    name: str
    permissions: tuple[str, ...]
    on_all_pages: tuple[str, ...] = ()
    on_all_collections: tuple[str, ...] = ()
    given_by_one: bool = False


ENTER_ADMIN = "wagtailadmin.access_admin"
SEE_JOBS = "jobs.view_job"
CANCEL_JOBS = "jobs.cancel_job"
SEE_PEOPLE = "users.view_user"
CHANGE_PEOPLE = "users.change_user"
SEE_TOKENS = "tokens.view_accesstoken"
REVOKE_TOKENS = "tokens.delete_accesstoken"

# The lists that certifications are sorted by and made of, beside their pages. Nobody may publish in them, as
# with pages; taking a row offline is for those who unlock.
CATALOGUE_LISTS = (
    "alternativegroup",
    "circumstance",
    "circumstancereading",
    "coursereading",
    "datedchange",
    "discipline",
    "educationreading",
    "experiencereading",
    "focusarea",
    "focustheme",
    "glossaryterm",
    "issuer",
    "learnerquestion",
    "level",
    "lookalike",
    "machinewrittensite",
    "namereading",
    "outgrown",
    "progression",
    "recognition",
    "region",
    "rolefamily",
    "topic",
    "writer",
)
SEARCH_LISTS = ("signpost", "synonym")
APPROVED_LISTS = (
    *(f"certifications.%s_{name}" for name in CATALOGUE_LISTS),
    *(f"search.%s_{name}" for name in SEARCH_LISTS),
    "home.%s_sitesettings",
)


def on_lists(*actions: str) -> tuple[str, ...]:
    """The permissions for some actions in every list whose rows go live by approval."""
    return tuple(permission % action for permission in APPROVED_LISTS for action in actions)


LOOK_AFTER_CATALOGUE = (
    *on_lists("add", "change", "view"),
    "certifications.view_factreport",
    "certifications.change_factreport",
    "certifications.add_factverification",
    "editorial.add_bundle",
    "editorial.change_bundle",
    "editorial.view_bundle",
    "search.view_emptysearch",
)

# Nobody may publish one, as with pages; taking one offline is for those who unlock.
DRAFT_ASSESSMENTS = tuple(f"assessments.{action}_assessment" for action in ("add", "change", "view"))
# Administrators alone: a webhook sends out what happens here, with the grant about whom.
WEBHOOKS = (
    *(f"webhooks.{action}_webhook" for action in ("add", "change", "delete", "view")),
    "webhooks.let_personal_data",
)
SEE_OUTCOMES = ("assessments.view_outcome", "assessments.export_outcome")

EDITORS = Role(
    name="Editors",
    given_by_one=True,
    permissions=(ENTER_ADMIN, *LOOK_AFTER_CATALOGUE, *DRAFT_ASSESSMENTS),
    on_all_pages=("wagtailcore.add_page", "wagtailcore.change_page"),
    on_all_collections=(
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ),
)

# Nobody may publish: a page goes live only by the approval of a moderator who did not write it
# (portal/editorial/queries.py).
MODERATORS = Role(
    name="Moderators",
    permissions=(
        ENTER_ADMIN,
        *LOOK_AFTER_CATALOGUE,
        *on_lists("delete", "lock", "unlock"),
        *DRAFT_ASSESSMENTS,
        "assessments.lock_assessment",
        "assessments.unlock_assessment",
        "assessments.add_proofsignature",
    ),
    on_all_pages=(
        "wagtailcore.add_page",
        "wagtailcore.change_page",
        "wagtailcore.lock_page",
        "wagtailcore.unlock_page",
    ),
    on_all_collections=(
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    ),
)

REPORT_VIEWERS = Role(
    name="Report viewers",
    given_by_one=True,
    permissions=(ENTER_ADMIN, SEE_JOBS, *SEE_OUTCOMES),
)

# Administrators look after people and settings, not content; who publishes is a moderator.
# Accounts are deactivated or erased by the erase service, never deleted from the list of users.
ADMINISTRATORS = Role(
    name="Administrators",
    permissions=(
        ENTER_ADMIN,
        SEE_JOBS,
        CANCEL_JOBS,
        *SEE_OUTCOMES,
        "assessments.export_personal_outcome",
        "assessments.view_exportrecord",
        "assessments.mark_suspectmark",
        "users.add_user",
        CHANGE_PEOPLE,
        SEE_PEOPLE,
        *WEBHOOKS,
        SEE_TOKENS,
        REVOKE_TOKENS,
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
)

ROLES = (EDITORS, MODERATORS, REPORT_VIEWERS, ADMINISTRATORS)
ROLE_NAMES = tuple(role.name for role in ROLES)
# All others, and groups outside the table, wait for a second administrator.
GIVEN_BY_ONE = tuple(role.name for role in ROLES if role.given_by_one)
