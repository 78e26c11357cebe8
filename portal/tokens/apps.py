from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "portal.tokens"
    label = "tokens"

    def ready(self) -> None:
        from portal.tokens.personal_data import TOKENS
        from portal.users.personal_data import holders

        holders.register("access_tokens", TOKENS)
