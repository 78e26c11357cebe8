from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0014_rows_of_authors'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='articlepage',
            name='author',
        ),
    ]
