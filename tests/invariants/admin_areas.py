"""Who gets into which part of the admin."""

from portal.users.roles import CATALOGUE_LISTS, SEARCH_LISTS
from tests.support.matrix import STAFF

ALL_STAFF = frozenset(STAFF)
AUTHORS = frozenset({"editor", "moderator"})
REPORTERS = frozenset({"report_viewer", "administrator"})
ADMINISTRATORS = frozenset({"administrator"})
NOBODY: frozenset[str] = frozenset()

# The rest of the admin, by prefix; the longest decides. Visitors and learners are refused at every address,
# staff at those of areas that are not theirs.
AREAS = {
    # front, account, and what every script of the admin asks for
    "/admin/": ALL_STAFF,
    # what there is to choose from: drafts and all titles
    "/admin/api/": AUTHORS,
    "/admin/api/main/pages/": AUTHORS | ADMINISTRATORS,
    "/admin/block-preview/": AUTHORS,
    "/admin/choose-": AUTHORS,
    # administrators choose where redirects lead
    "/admin/choose-page/": AUTHORS | ADMINISTRATORS,
    "/admin/embeds/chooser/": AUTHORS,
    "/admin/tag-autocomplete/": AUTHORS,
    "/admin/pages/": AUTHORS,
    "/admin/documents/": AUTHORS,
    "/admin/documents/chooser/": AUTHORS,
    "/admin/documents/chooser/create/": AUTHORS,
    "/admin/images/": AUTHORS,
    "/admin/images/chooser/": AUTHORS,
    "/admin/images/chooser/create/": AUTHORS,
    "/admin/reports/": AUTHORS,
    "/admin/reports/locked/": frozenset({"moderator"}),
    # lists what the reader may see
    "/admin/reports/site-history/": ALL_STAFF,
    "/admin/reports/jobs/": REPORTERS,
    "/admin/reports/outcomes/": REPORTERS,
    "/admin/reports/outcomes/exports/": ADMINISTRATORS,
    "/admin/reports/suspect-attempts/": ADMINISTRATORS,
    "/admin/collections/": NOBODY,
    "/admin/workflows/": NOBODY,
    # adding one is refused
    "/admin/workflows/task_chooser/": AUTHORS,
    "/admin/snippets/": AUTHORS,
    "/admin/snippets/choose/": AUTHORS,
    **{f"/admin/snippets/choose/certifications/{name}/create/": AUTHORS for name in CATALOGUE_LISTS},
    **{f"/admin/snippets/choose/search/{name}/create/": AUTHORS for name in SEARCH_LISTS},
    "/admin/snippets/choose/home/sitesettings/create/": AUTHORS,
    "/admin/snippets/choose/assessments/assessment/create/": AUTHORS,
    "/admin/assessments/": AUTHORS,
    "/admin/bundles/": AUTHORS,
    "/admin/bin/": ADMINISTRATORS,
    "/admin/redirects/": ADMINISTRATORS,
    "/admin/webhooks/": ADMINISTRATORS,
    "/admin/sites/": NOBODY,
    "/admin/groups/": NOBODY,
    "/admin/users/": ADMINISTRATORS,
    "/admin/role-grants/": ADMINISTRATORS,
    "/admin/access-tokens/": ADMINISTRATORS,
}
# Addresses of scripts that a plain GET without arguments does not open, one that fails on purpose, and
# Wagtail's list of the lists that have no entry in the menu, of which there is none.
NOT_TO_BE_OPENED = frozenset(
    {
        "wagtailadmin_error_test",
        "wagtailadmin_block_preview",
        "wagtailredirects:process_import",
        "wagtailsnippets:index",
    }
)
