from django.apps import AppConfig


class CertificationsConfig(AppConfig):
    name = "certifications"

    def ready(self) -> None:
        from certifications.models import CataloguePage, CertificationPage
        from certifications.presenters import present_catalogue_page, present_certification_page
        from portal.shared.pages import page_presenters

        page_presenters.register(CataloguePage, present_catalogue_page)
        page_presenters.register(CertificationPage, present_certification_page)
