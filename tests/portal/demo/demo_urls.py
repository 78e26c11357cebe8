"""The site's addresses with those of the demo, which settings of tests leave out."""

from django.urls import include, path

from portal.urls import urlpatterns as addresses_of_the_site

urlpatterns = [path("", include("portal.demo.urls")), *addresses_of_the_site]
