"""What browsers, phones and search engines ask for under fixed names."""

from django.urls import path

from portal.home.views import icons, link_picture, machine_texts, sitemap

urlpatterns = [
    path("favicon.ico", icons.favicon_file, name="favicon"),
    path("apple-touch-icon.png", icons.touch_icon, name="touch_icon"),
    path("icons/<int:size>.png", icons.icon, name="icon"),
    path("icons/maskable-<int:size>.png", icons.maskable_icon, name="maskable_icon"),
    path("site.webmanifest", icons.web_manifest, name="web_manifest"),
    path("robots.txt", sitemap.robots_file, name="robots"),
    path("sitemap.xml", sitemap.sitemap_file, name="sitemap"),
    path("llms.txt", machine_texts.llms_file, name="llms"),
    path("index.html.md", machine_texts.markdown_page, {"address": ""}, name="front_as_markdown"),
    path("<path:address>index.html.md", machine_texts.markdown_page, name="page_as_markdown"),
    path("opensearch.xml", sitemap.open_search, name="open_search"),
    path("link-picture/p-<str:token>.png", link_picture.link_picture_file, name="link_picture"),
]
