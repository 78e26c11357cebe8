"""The page as Wagtail's documentation has it; it mails nobody."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField


class FormPage(AbstractEmailForm):
    """A form that an editor puts together."""

    template = "form_page/form.html"
    landing_page_template = "form_page/landing.html"


class FormField(AbstractFormField):
    """A field of it."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
