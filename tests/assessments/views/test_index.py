"""The list of assessments, while none is published."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_visitor_is_told_that_no_assessment_is_published_and_where_to_go() -> None:
    response = Client().get(reverse("assessments:index"))
    assert response.status_code == 200
    assert "No assessment is published yet" in response.text
    assert not response.cookies
    assert "public" in response["Cache-Control"]


@pytest.mark.django_db
def test_list_takes_no_post() -> None:
    assert Client().post(reverse("assessments:index")).status_code == 405
