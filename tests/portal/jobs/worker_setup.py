"""Imported first in the process from which workers are forked: Django as they run it.

Nobody else imports it, as it chooses the settings.
"""

import os

os.environ.update(
    DJANGO_SETTINGS_MODULE="tests.portal.jobs.process_settings",
    JOB_RETRY_SECONDS="0.2",
    LOG_FORMAT="json",
    # Threads of numpy's do not come along into a fork.
    OPENBLAS_NUM_THREADS="1",
)

import django

django.setup()
