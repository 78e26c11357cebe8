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
        from portal.home.queries import page_addresses, pages_of_the_site
        from portal.search.sources import SearchSource, sources
        from portal.shared.markdown_pages import markdown_pages
        from portal.shared.pages import page_presenters
        from portal.shared.public_addresses import public_addresses

        sources.register("page", SearchSource(_("Page"), page_entries))
        public_addresses.register("pages", page_addresses)
        markdown_pages.register("site", pages_of_the_site)
        page_presenters.register(HomePage, present_home_page)
        page_presenters.register(InformationPage, present_information_page)
