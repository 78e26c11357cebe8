"""docs/howto/add-a-list.md, followed once: a list of mottoes."""

from tests.howto.conftest import Scratch

TABLE = '''

class Motto(ApprovedSnippet):
    """A sentence to live by."""

    words = models.CharField("words", max_length=80, unique=True)

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True)]

    class Meta:
        verbose_name = "motto"
        verbose_name_plural = "mottoes"

    def __str__(self) -> str:
        return self.words
'''
PROGRAM = """
from django.urls import reverse
from certifications.models.relations import Motto
from portal.users.personal_data import held_models
from portal.users.roles import EDITORS, MODERATORS
from tests.invariants import test_approved_lists as invariant

print(invariant.list_faults(Motto), Motto in invariant.lists(), Motto(words="Onwards").live)
invariant.test_every_list_goes_live_by_approval()
invariant.test_every_list_is_shown_by_the_views_that_know_approval()
print(reverse("wagtailsnippets_certifications_motto:unpublish", args=[1]))
print("certifications.change_motto" in EDITORS.permissions)
print("certifications.lock_motto" in MODERATORS.permissions)
print("certifications.Motto" in held_models())
"""


def test_list_added_by_the_recipe_goes_live_by_approval(scratch: Scratch) -> None:
    places = "certifications/models/relations.py", "certifications/viewsets.py", "portal/users/roles.py"
    scratch.edit(places[0], "\n\nclass LearnerQuestion(", f"{TABLE}\n\nclass LearnerQuestion(")
    scratch.edit(
        places[1],
        "class CatalogueLists(",
        "class MottoViewSet(ApprovedSnippetViewSet):\n"
        "    model = Motto\n"
        '    icon = "openquote"\n'
        '    list_display = ("words",)\n\n\n'
        "class CatalogueLists(",
    )
    scratch.edit(places[1], "    items = (\n", "    items = (\n        MottoViewSet,\n")
    scratch.edit(
        places[1],
        "\nclass TermViewSet",
        "from certifications.models.relations import Motto\n\n\nclass TermViewSet",
    )
    scratch.edit(places[2], '    "namereading",\n', '    "motto",\n    "namereading",\n')

    assert scratch.run(PROGRAM) == [
        "[] True False",
        "/admin/snippets/certifications/motto/unpublish/1/",
        "True",
        "True",
        "True",
    ]
