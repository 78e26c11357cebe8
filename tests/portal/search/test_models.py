"""What editors may write into the search's lists."""

import pytest
from django.core.exceptions import ValidationError

from portal.search.models import Signpost, Synonym

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["https://away.example/", "//away.example", "catalogue", "/a b", "/\\x"])
def test_a_signpost_leads_to_no_other_site(address: str) -> None:
    with pytest.raises(ValidationError, match="address of this site"):
        Signpost(title="Away", phrases="away", address=address).full_clean()


def test_words_without_a_letter_are_refused() -> None:
    with pytest.raises(ValidationError, match="no letters or digits"):
        Synonym(words="🙂", means="smile").full_clean()
    with pytest.raises(ValidationError, match="no letters or digits"):
        Synonym(words="smile", means="happy\n!!").full_clean()
