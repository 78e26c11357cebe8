"""A person who has been everywhere."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from wagtail.users.models import UserProfile

from portal.users.models import User
from tests.factories.assessments import make_outcome, make_version
from tests.portal.users.traces import MARKER, leave_traces_in_the_admin
from tests.support.cast import Actor, add_second_factor, make_person


@pytest.fixture
def marked(editor: Actor) -> User:
    """A member of staff who has left a trace in every model that holds personal data."""
    person = make_person(f"{MARKER}@example.org", first_name=MARKER.title(), last_name=MARKER, is_active=True)
    person.groups.set(editor.person.groups.all())
    person.user_permissions.add(Permission.objects.all()[0])
    add_second_factor(person)
    leave_traces_in_the_admin(person, editor.person)
    make_outcome(make_version(by=person), learner=person, held=[MARKER])
    profile = UserProfile.get_for_user(person)
    profile.avatar.save(f"{MARKER}.png", ContentFile(b"picture"))
    return person
