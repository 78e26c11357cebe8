from allauth.usersessions.apps import UserSessionsConfig as AllauthUserSessionsConfig
from django.apps import AppConfig
from django.conf import settings
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    # There are two configurations in this module: without this, Django would take neither.
    default = True
    name = "portal.users"
    label = "users"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in
        from allauth.mfa.signals import authentication_failed, authenticator_added

        from portal.shared.slots import SlotFiller, slot_fillers
        from portal.users.account_links import account_links
        from portal.users.editorial_data import EDITORIAL
        from portal.users.known_devices import remember_device
        from portal.users.own_data import ACCOUNT
        from portal.users.personal_data import holders
        from portal.users.refusals import note_failed_factor
        from portal.users.second_factor import note_first_factor
        from portal.users.single_sign_on import CONNECTIONS

        slot_fillers.register("account", SlotFiller((settings.SESSION_COOKIE_NAME,), account_links))
        holders.register("account", ACCOUNT)
        holders.register("editorial", EDITORIAL)
        holders.register("single_sign_on", CONNECTIONS)
        authenticator_added.connect(note_first_factor, dispatch_uid="portal.users.note_first_factor")
        user_logged_in.connect(remember_device, dispatch_uid="portal.users.remember_device")
        authentication_failed.connect(note_failed_factor, dispatch_uid="portal.users.note_failed_factor")


class UserSessionsConfig(AllauthUserSessionsConfig):
    """allauth's table of sessions, which receivers of our own fill."""

    default = False

    def ready(self) -> None:
        from allauth.account import signals as account
        from allauth.mfa import signals as mfa
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from portal.users import session_list, staff_sessions
        from portal.users.services import end_other_sessions as ending

        for signal, receiver in (
            (user_logged_in, session_list.note_session),
            (user_logged_in, staff_sessions.begin),
            (user_logged_out, session_list.forget_session),
            (user_logged_out, staff_sessions.unmark_browser),
            (account.password_changed, ending.after_password_change),
            (account.password_set, ending.after_password_change),
            (account.password_reset, ending.after_password_reset),
            (mfa.authenticator_added, ending.after_factor_change),
            (mfa.authenticator_removed, ending.after_factor_change),
            (mfa.authenticator_reset, ending.after_codes_made_anew),
        ):
            signal.connect(receiver, dispatch_uid=f"portal.users.{receiver.__name__}")


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration with the form of our own user model."""

    default = False
    user_viewset = "portal.users.viewsets.UserViewSet"
