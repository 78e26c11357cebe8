from django.db import migrations

from portal.users.factor_secrets import decrypt, renew, with_secrets


def change_secrets(apps, change):
    Authenticator = apps.get_model("mfa", "Authenticator")
    for authenticator in Authenticator.objects.filter(type__in=("totp", "recovery_codes")):
        authenticator.data = with_secrets(authenticator.data, change)
        authenticator.save(update_fields=["data"])


def encrypt_secrets(apps, schema_editor):
    change_secrets(apps, renew)


def decrypt_secrets(apps, schema_editor):
    change_secrets(apps, decrypt)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0002_session_generation"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_secrets, decrypt_secrets)]
