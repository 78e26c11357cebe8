from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    # There are two configurations in this module: without this, Django would take neither.
    default = True
    name = "portal.users"
    label = "users"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from portal.users.editorial_data import EDITORIAL
        from portal.users.own_data import ACCOUNT
        from portal.users.personal_data import holders
        from portal.users.second_factor import note_first_factor

        holders.register("account", ACCOUNT)
        holders.register("editorial", EDITORIAL)
        authenticator_added.connect(note_first_factor, dispatch_uid="portal.users.note_first_factor")


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration with the form of our own user model."""

    default = False
    user_viewset = "portal.users.viewsets.UserViewSet"
