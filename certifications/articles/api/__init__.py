"""Articles, their authors and topics, the glossary and questions for programs."""

from certifications.articles.api.articles import ArticleViewSet
from certifications.articles.api.reference import (
    AuthorViewSet,
    GlossaryViewSet,
    QuestionViewSet,
    TopicViewSet,
)

ROUTES = (
    ("articles", ArticleViewSet),
    ("authors", AuthorViewSet),
    ("topics", TopicViewSet),
    ("glossary", GlossaryViewSet),
    ("questions", QuestionViewSet),
)
