"""What articles and the pages beside them tell a program."""

from typing import Any

from rest_framework import serializers

from certifications.articles.api.block_serializers import BlocksField
from certifications.articles.api.prose_serializers import ProseSerializer
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    SourceSerializer,
    TermReferenceSerializer,
)
from portal.shared.rest.serializers import SelectedSerializer, WebAddressField


class AuthorLinkSerializer(serializers.Serializer[Any]):
    """Who wrote an article; `slug` is null for one without a page."""

    slug = serializers.SlugField(allow_null=True)
    name = serializers.CharField()


class ArticleFieldsSerializer(SelectedSerializer):
    """What lists of articles and articles themselves tell."""

    identity = ("slug",)

    slug = serializers.SlugField()
    id = serializers.UUIDField(help_text="Permanent, whatever its address becomes.")
    title = serializers.CharField()
    summary = serializers.CharField()
    url = WebAddressField()
    topics = TermReferenceSerializer(many=True)
    published_at = serializers.DateTimeField(allow_null=True)
    changed_at = serializers.DateTimeField(allow_null=True)
    reading_minutes = serializers.IntegerField()


class ArticleSerializer(ArticleFieldsSerializer):
    """An article as lists show it."""

    author = AuthorLinkSerializer(allow_null=True)
    certifications = serializers.ListField(
        child=serializers.SlugField(), help_text="Slugs of the certifications that it names."
    )


class AuthorOfArticleSerializer(AuthorLinkSerializer):
    """Who wrote an article, with what readers may know of them."""

    role = serializers.CharField(allow_blank=True)
    about = serializers.CharField(allow_blank=True)
    url = WebAddressField()


class NumberedSourceSerializer(serializers.Serializer[Any]):
    """A source of an article, with the number by which its text names it."""

    number = serializers.IntegerField()
    text = serializers.CharField()
    url = serializers.URLField(allow_null=True)
    read_on = serializers.DateField(allow_null=True)


class ReadNextSerializer(serializers.Serializer[Any]):
    """A page to read next."""

    title = serializers.CharField()
    url = WebAddressField()
    kind = serializers.CharField(help_text="What it is, in words.")


class WholeArticleSerializer(ArticleFieldsSerializer):
    """An article with its text as data. Facts in it are as they are stated today."""

    author = AuthorOfArticleSerializer(allow_null=True)
    reviewed_on = serializers.DateField(
        allow_null=True, help_text="When an editor last read the whole text; null if nobody noted it."
    )
    body = BlocksField()
    sources = NumberedSourceSerializer(many=True)
    certifications = CertificationReferenceSerializer(many=True)
    read_next = ReadNextSerializer(many=True)


class AuthorSerializer(SelectedSerializer):
    """Somebody who writes articles: a person or a team."""

    identity = ("slug",)

    slug = serializers.SlugField()
    name = serializers.CharField()
    role = serializers.CharField(allow_blank=True)
    about = serializers.CharField(allow_blank=True)
    url = WebAddressField()


class JudgedSerializer(serializers.Serializer[Any]):
    """A certification that an author judged."""

    certification = CertificationReferenceSerializer()
    judged_on = serializers.DateField()
    basis = serializers.CharField(allow_blank=True)


class WholeAuthorSerializer(AuthorSerializer):
    """An author with their articles, the latest first, and the certifications that they judged."""

    articles = ArticleSerializer(many=True)
    judged = JudgedSerializer(many=True)


class TopicSerializer(SelectedSerializer):
    """What articles are about."""

    identity = ("key",)

    key = serializers.SlugField(help_text="Permanent key.")
    name = serializers.CharField()
    url = WebAddressField()


class GlossaryTermSerializer(SelectedSerializer):
    """A word that the site explains."""

    identity = ("key",)

    key = serializers.SlugField(help_text="Permanent key.")
    name = serializers.CharField()
    short = serializers.CharField(help_text="What it means, in a sentence.")
    text = ProseSerializer(many=True)
    see_also = serializers.ListField(child=serializers.SlugField(), help_text="Keys of other words.")
    sources = SourceSerializer(many=True)
    url = WebAddressField()


class AskedQuestionSerializer(SelectedSerializer):
    """A question that people ask."""

    identity = ("key",)

    key = serializers.CharField(help_text="Permanent key; the page has it at `#key`.")
    question = serializers.CharField()
    answer = ProseSerializer(many=True, allow_null=True, help_text="Null where our facts have none.")
    source = SourceSerializer(help_text="Where it was asked.")
    url = WebAddressField()
