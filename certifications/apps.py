from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    name = "certifications"

    def ready(self) -> None:
        from certifications import models, presenters
        from certifications.services.staff_traces import STAFF_TRACES
        from portal.shared.pages import page_presenters
        from portal.users.personal_data import holders

        page_presenters.register(models.ArticleIndexPage, presenters.present_article_index_page)
        page_presenters.register(models.ArticlePage, presenters.present_article_page)
        page_presenters.register(models.CataloguePage, presenters.present_catalogue_page)
        page_presenters.register(models.CertificationPage, presenters.present_certification_page)
        page_presenters.register(models.CorrectionsPage, presenters.present_corrections_page)
        page_presenters.register(models.DisciplineComparisonPage, presenters.present_comparison_page)
        holders.register("catalogue", STAFF_TRACES)
