"""What the users' room adds to the admin."""

from wagtail import hooks

from portal.users.bulk_actions import AssignRole, EraseUsers, SetActiveState

# Each takes the place of Wagtail's action of the same type, which is registered earlier.
for _action in (AssignRole, SetActiveState, EraseUsers):
    hooks.register("register_bulk_action", _action, order=100)
