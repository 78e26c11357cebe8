"""Proof reports, and the signatures under their warnings."""

import django.db.models.deletion
import django.db.models.fields.json
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0002_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProofReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('logic_hash', models.CharField(max_length=64)),
                ('prover', models.PositiveSmallIntegerField(verbose_name='prover')),
                ('document', models.JSONField()),
                ('has_errors', models.BooleanField(verbose_name='has errors')),
                ('has_warnings', models.BooleanField(verbose_name='has warnings')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
            ],
            options={
                'verbose_name': 'proof report',
                'verbose_name_plural': 'proof reports',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('logic_hash', 'prover'), name='assessments_proof_once_per_prover'), models.CheckConstraint(condition=models.Q(('logic_hash__regex', '^[0-9a-f]{64}$')), name='assessments_proof_hash_is_sha256'), models.CheckConstraint(condition=models.Q(('logic_hash', django.db.models.fields.json.KeyTextTransform('logic_hash', 'document'))), name='assessments_proof_is_of_its_logic'), models.CheckConstraint(condition=models.Q(('prover__gte', 1)), name='assessments_proof_prover_from_1')],
            },
        ),
        migrations.CreateModel(
            name='ProofSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='signed')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='assessments.proofreport')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by')),
            ],
            options={
                'verbose_name': 'signature of warnings',
                'verbose_name_plural': 'signatures of warnings',
                'default_permissions': ('add',),
            },
        ),
    ]
