"""Replays, their rows, and the order in which a version's submissions are read."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

AGAINST = [
    ("draft", "the draft"),
    ("version", "a version"),
    ("file", "a file"),
    ("catalogue", "the catalogue"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_proofs_refuse_change"),
        ("jobs", "0001_job"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Replay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replays",
                        to="assessments.assessment",
                    ),
                ),
                ("against", models.CharField(choices=AGAINST, max_length=16, verbose_name="against")),
                ("version_number", models.PositiveIntegerField(blank=True, null=True)),
                ("definition", models.JSONField(blank=True, null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("codes", models.JSONField(default=list)),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="jobs.job",
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="started"),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("result", models.JSONField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "replay",
                "verbose_name_plural": "replays",
                "ordering": ["-started_at", "-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(finished_at__isnull=True, result__isnull=True)
                        | models.Q(finished_at__isnull=False, result__isnull=False),
                        name="assessments_replay_finished_has_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(sha256__regex="^[0-9a-f]{64}$"),
                        name="assessments_replay_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplayedSubmission",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "replay_id",
                        "submission_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "replay",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="rows",
                        to="assessments.replay",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="assessments.submission",
                    ),
                ),
                ("before", models.SmallIntegerField()),
                ("after", models.SmallIntegerField()),
                ("incomplete", models.BooleanField()),
            ],
            options={
                "verbose_name": "replayed submission",
                "verbose_name_plural": "replayed submissions",
                "default_permissions": (),
            },
        ),
        migrations.AlterField(
            model_name="submission",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="submissions",
                to="assessments.assessmentversion",
            ),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["version", "id"], name="assessments_submission_version"),
        ),
    ]
