from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from portal.home.found_pages import page_entries
        from portal.home.models import HomePage, InformationPage
        from portal.home.presenters import present_home_page, present_information_page
        from portal.search.sources import Source, sources
        from portal.shared.pages import page_presenters

        sources.register("page", Source(_("Page"), page_entries))

        page_presenters.register(HomePage, present_home_page)
        page_presenters.register(InformationPage, present_information_page)
