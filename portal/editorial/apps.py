from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "portal.editorial"
    label = "editorial"

    def ready(self) -> None:
        from django.db.models.signals import post_save, pre_delete, pre_save  # noqa: TID251 - Wagtail saves revisions past every method of ours (record 47)
        from wagtail.models import Revision
        from wagtail.signals import page_published, published

        from portal.editorial.bin.services import keep_deleted_page
        from portal.editorial.block_changes import register_body_comparison
        from portal.editorial.comparison import register_words
        from portal.editorial.desk.sources import register as register_on_the_desk
        from portal.editorial.moments import register_moments
        from portal.editorial.personal_data import BUNDLES, CARE, CONTENT_EVENTS, lock_holder
        from portal.editorial.services import keep_history
        from portal.editorial.services.seed_moderation import seed_moderation
        from portal.editorial.tasks import register
        from portal.users.personal_data import holders
        from portal.users.roles import built_on_roles

        holders.register("history of contents", CONTENT_EVENTS)
        holders.register("care", CARE)
        built_on_roles.register("moderation", seed_moderation)
        register()
        register_on_the_desk()
        register_words()
        register_body_comparison()
        register_moments()
        pre_delete.connect(keep_deleted_page)
        pre_save.connect(keep_history.keep_what_was_read, sender=Revision)
        post_save.connect(keep_history.note_writing, sender=Revision)
        page_published.connect(keep_history.note_publishing)
        published.connect(keep_history.note_publishing_of_a_snippet)
        holders.register("lists", lock_holder())
        holders.register("bundles", BUNDLES)
