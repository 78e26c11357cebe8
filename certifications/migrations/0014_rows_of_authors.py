"""Authors of articles move from a text to their list, in stored versions as well; articles keep their order."""

from django.db import migrations

from portal.editorial.services.record_first_revisions import record_first_revisions


def move_authors(apps, schema_editor):
    """A row of the list of authors for each name that an article has, in its versions, too."""
    article, writer, revision = _models(apps)
    names = set(article.objects.values_list('author', flat=True))
    versions = list(_versions(apps, revision).filter(content__has_key='author'))
    names |= {version.content['author'] for version in versions}
    made = {name: writer.objects.get_or_create(name=name)[0] for name in sorted(names) if name}
    record_first_revisions(apps, 'certifications', ('writer',))
    for name, row in made.items():
        article.objects.filter(author=name).update(writer=row)
    for version in versions:
        row = made.get(version.content.pop('author'))
        version.content['writer'] = row.pk if row else None
        version.save(update_fields=['content'])


def write_authors(apps, schema_editor):
    """The way back: each article has its author's name, in its versions, too; the list goes."""
    article, writer, revision = _models(apps)
    names = dict(writer.objects.values_list('pk', 'name'))
    for page in article.objects.exclude(writer=None):
        article.objects.filter(pk=page.pk).update(author=names[page.writer_id])
    for version in _versions(apps, revision).filter(content__has_key='writer'):
        version.content['author'] = names.get(version.content.pop('writer'), '')
        version.save(update_fields=['content'])


def keep_order(apps, schema_editor):
    """Articles keep the places that the tree of pages gave them."""
    article, place = (apps.get_model('certifications', name) for name in ('ArticlePage', 'ArticlePlace'))
    for index in apps.get_model('certifications', 'ArticleIndexPage').objects.filter(places=None):
        below = article.objects.filter(path__startswith=index.path).order_by('path')
        place.objects.bulk_create(
            place(page=index, article=page, sort_order=number) for number, page in enumerate(below)
        )


def _models(apps):
    return (
        apps.get_model('certifications', 'ArticlePage'),
        apps.get_model('certifications', 'Writer'),
        apps.get_model('wagtailcore', 'Revision'),
    )


def _versions(apps, revision):
    kinds = apps.get_model('contenttypes', 'ContentType').objects
    return revision.objects.filter(
        content_type__in=kinds.filter(app_label='certifications', model='articlepage')
    )


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0013_topics_and_live_facts'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.RunPython(move_authors, write_authors),
        migrations.RunPython(keep_order, migrations.RunPython.noop),
    ]
