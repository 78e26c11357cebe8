from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "portal.editorial"
    label = "editorial"

    def ready(self) -> None:
        from portal.editorial.services.seed_moderation import seed_moderation
        from portal.editorial.tasks import register
        from portal.users.roles import built_on_roles

        built_on_roles.register("moderation", seed_moderation)
        register()
