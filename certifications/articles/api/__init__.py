"""Articles, their authors and topics, the glossary and questions for programs."""

from certifications.articles.api.articles import ArticleViewSet
from certifications.articles.api.reference import (
    AuthorViewSet,
    GlossaryViewSet,
    QuestionViewSet,
    TopicsEndpoint,
)

ROUTES = (
    ("articles", ArticleViewSet),
    ("authors", AuthorViewSet),
    ("topics", TopicsEndpoint),
    ("glossary", GlossaryViewSet),
    ("questions", QuestionViewSet),
)
