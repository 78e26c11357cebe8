from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"

    def ready(self) -> None:
        from portal.home.models import HomePage, InformationPage
        from portal.home.presenters import present_home_page, present_information_page
        from portal.shared.pages import page_presenters

        page_presenters.register(HomePage, present_home_page)
        page_presenters.register(InformationPage, present_information_page)
