"""Articles, their authors and topics, the glossary and questions for programs."""

from certifications.articles.api.articles import ArticlesEndpoint
from certifications.articles.api.reference import (
    AuthorsEndpoint,
    GlossaryEndpoint,
    QuestionsEndpoint,
    TopicsEndpoint,
)

ROUTES = (
    ("articles", ArticlesEndpoint),
    ("authors", AuthorsEndpoint),
    ("topics", TopicsEndpoint),
    ("glossary", GlossaryEndpoint),
    ("questions", QuestionsEndpoint),
)
