from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "portal.tokens"
    label = "tokens"

    def ready(self) -> None:
        from allauth.account import signals as account

        from portal.tokens.personal_data import TOKENS
        from portal.tokens.services.revoke_token import after_new_password, revoke_tokens_of
        from portal.users.personal_data import holders
        from portal.users.revocations import revocations

        holders.register("access_tokens", TOKENS)
        revocations.register("access_tokens", revoke_tokens_of)
        for signal in (account.password_changed, account.password_reset):
            signal.connect(after_new_password, dispatch_uid="portal.tokens.after_new_password")
