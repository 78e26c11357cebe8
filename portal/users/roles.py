"""What each role may do. The table is the truth; `manage.py sync_roles` writes it to the groups.

A person's role is membership of the group of that name. Learners have no role.
Permissions are named "app.codename".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """A group's name and everything it may do, and nothing else."""

    name: str
    permissions: tuple[str, ...]
    on_all_pages: tuple[str, ...] = ()
    on_all_collections: tuple[str, ...] = ()


ENTER_ADMIN = "wagtailadmin.access_admin"
SEE_JOBS = "operations.view_job"
CANCEL_JOBS = "operations.cancel_job"

EDITORS = Role(
    name="Editors",
    permissions=(ENTER_ADMIN,),
    on_all_pages=("wagtailcore.add_page", "wagtailcore.change_page"),
    on_all_collections=(
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ),
)

MODERATORS = Role(
    name="Moderators",
    permissions=(ENTER_ADMIN,),
    on_all_pages=(
        "wagtailcore.add_page",
        "wagtailcore.change_page",
        "wagtailcore.publish_page",
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
    permissions=(ENTER_ADMIN, SEE_JOBS),
)

# Administrators look after people and settings, not content; who publishes is a moderator.
# Accounts are deactivated or erased by the erase service, never deleted from the list of users.
ADMINISTRATORS = Role(
    name="Administrators",
    permissions=(
        ENTER_ADMIN,
        SEE_JOBS,
        CANCEL_JOBS,
        "users.add_user",
        "users.change_user",
        "users.view_user",
        "home.change_sitesettings",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
)

ROLES = (EDITORS, MODERATORS, REPORT_VIEWERS, ADMINISTRATORS)
ROLE_NAMES = tuple(role.name for role in ROLES)
