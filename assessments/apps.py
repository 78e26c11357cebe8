from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments.authoring.going_live import go_live
        from assessments.authoring.preview import preview_of
        from assessments.models.going_live import GOING_LIVE, PREVIEW, draft_previews, going_live

        going_live.register(GOING_LIVE, go_live)
        draft_previews.register(PREVIEW, preview_of)
