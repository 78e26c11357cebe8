"""Parts of a page that are more than running text: notices, questions, steps, decisions, sources."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.shared.blocks.text import prose, question_anchor, short_prose
from portal.shared.structured_data import text_of

INFORMATION, CAUTION = "information", "caution"
NOTICE_KINDS = ((INFORMATION, _("Good to know")), (CAUTION, _("Take care")))


class NoticeBlock(blocks.StructBlock):
    """What readers should not miss."""

    kind = blocks.ChoiceBlock(choices=NOTICE_KINDS, default=INFORMATION, label=_("Kind"))
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = prose(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "blocks/notice.html"
        description = _("A box for what readers should know or watch out for.")
        preview_value = {
            "kind": CAUTION,
            "title": "Fees differ by country",
            "text": "<p>Read the amount at the checkout before you decide.</p>",
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        kinds = dict(NOTICE_KINDS)
        context["kind_words"] = kinds.get(value.get("kind"), kinds[INFORMATION])
        return context


class QuestionBlock(blocks.StructBlock):
    """One question with its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = prose(label=_("Answer"))

    class Meta:
        label = _("Question and answer")
        icon = "help"


class QuestionsBlock(blocks.StructBlock):
    """Questions that readers ask, each opened on its own."""

    questions = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/questions.html"
        description = _("Questions that readers ask. Each opens its answer.")
        preview_value = {
            "questions": [
                {"question": "May I sit the exam at home?", "answer": "<p>Yes, if the issuer offers it.</p>"},
                {"question": "Does it run out?", "answer": "<p>That depends on the issuer.</p>"},
            ]
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context plus each question with its anchor, and the questions as machines read them."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        anchors = (parent_context or {}).get("question_anchors", {})
        context["items"] = [
            (question, anchors.get(id(question)) or question_anchor(question.get("question") or ""))
            for question in value["questions"]
        ]
        context["machine_questions"] = [
            (one.value["question"], text_of(one.value.bound_blocks["answer"].render(parent_context)))
            for one in value["questions"].bound_blocks
        ]
        return context


class InstructionBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = prose(label=_("What to do"), required=False)

    class Meta:
        label = _("Step")
        icon = "list-ol"


class InstructionsBlock(blocks.StructBlock):
    """What to do, in order."""

    steps = blocks.ListBlock(InstructionBlock(), min_num=2, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/instructions.html"
        description = _("What to do first, second and third.")
        preview_value = {
            "steps": [
                {"title": "Read your week", "text": "<p>How much of it has an end date?</p>"},
                {"title": "Check the entry rules", "text": "<p>They often settle the matter.</p>"},
            ]
        }


class OptionBlock(blocks.StructBlock):
    """One of the things that a reader can choose, and for whom it is right."""

    choice = blocks.CharBlock(
        label=_("Choice"), max_length=120, help_text=_("What to take or do, such as “Take the CAPM”.")
    )
    condition = short_prose(label=_("If"), help_text=_("Whom it suits: the sentence goes on after “if …”."))

    class Meta:
        label = _("Choice")
        icon = "check"


class DecisionBlock(blocks.StructBlock):
    """Choices side by side, each with its condition."""

    title = blocks.CharBlock(label=_("Question"), max_length=120)
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=4, label=_("Choices"))

    class Meta:
        icon = "circle-check"
        label = _("Decision box")
        template = "blocks/decision.html"
        description = _("“Take this if …, that if …”: two to four choices side by side.")
        preview_value = {
            "title": "Which one first?",
            "options": [
                {"choice": "Take the course", "condition": "<p>you learn best with others.</p>"},
                {"choice": "Take the test", "condition": "<p>you study well alone.</p>"},
            ],
        }


class SourceBlock(blocks.StructBlock):
    """One source of an article."""

    text = blocks.CharBlock(
        label=_("Source"), max_length=300, help_text=_("Who says it and where, such as “PMI, PMP Handbook”.")
    )
    url = blocks.URLBlock(label=_("Address"), required=False)
    read_on = blocks.DateBlock(label=_("Read on"), required=False)

    class Meta:
        label = _("Source")
        icon = "link-external"


class SourcesBlock(blocks.StructBlock):
    """The sources of an article, numbered."""

    sources = blocks.ListBlock(SourceBlock(), min_num=1, label=_("Sources"))

    class Meta:
        icon = "list-ul"
        label = _("Sources")
        template = "blocks/sources.html"
        description = _("A numbered list. In the text, a raised number leads to its source.")
        preview_value = {
            "sources": [
                {"text": "An issuer, handbook of 2026", "url": "https://example.org/", "read_on": None},
                {"text": "A chapter’s page on fees", "url": "", "read_on": None},
            ]
        }
