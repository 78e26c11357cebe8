from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from portal.home.found_pages import page_entries
        from portal.home.models import HomePage, InformationPage
        from portal.home.presenters.home_page import present_home_page
        from portal.home.presenters.information_page import present_information_page
        from portal.home.queries import page_addresses
        from portal.search.sources import Source, sources
        from portal.shared.pages import page_presenters
        from portal.shared.public_addresses import public_addresses

        sources.register("page", Source(_("Page"), page_entries))
        public_addresses.register("pages", page_addresses)
        page_presenters.register(HomePage, present_home_page)
        page_presenters.register(InformationPage, present_information_page)
