# One image for the web server and the worker; compose.yaml says which command each runs.
# Name it by digest to know what you build on: --build-arg PYTHON_IMAGE=python:3.11-slim-bookworm@sha256:…
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
FROM ${PYTHON_IMAGE}

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=portal.settings.production
WORKDIR /portal
COPY portal/locks/runtime.txt /tmp/locked.txt
# Nothing is built, since what builds would come without a hash; what installs is not there when the site runs.
RUN python -m pip install --no-cache-dir --only-binary :all: --require-hashes -r /tmp/locked.txt \
    && python -m pip uninstall --yes setuptools wheel pip
COPY manage.py ./
COPY portal portal
COPY certifications certifications
COPY assessments assessments
COPY templates templates
COPY docs/for-editors docs/for-editors
COPY docs/for-administrators docs/for-administrators
# Collecting static files needs settings that load, not real values; none of these reaches a running container.
RUN SECRET_KEY=only-while-the-image-is-built-only-while-the-image-is-built DATABASE_URL=postgres://build@localhost/build \
    SECOND_FACTOR_KEYS=b25seS13aGlsZS10aGUtaW1hZ2UtaXMtYnVpbHQtISE= ALLOWED_HOSTS=localhost BASE_URL=https://localhost EMAIL_URL=dummymail:// VAR_DIR=/portal/var python manage.py collectstatic --noinput \
    && useradd --system --no-create-home portal && chown -R portal /portal/var
USER portal
EXPOSE 8000 8001
# Behind nginx, which hands it whole requests: by itself it waits for a body as long as the sender likes.
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--http1-header-read-timeout", "10000", "portal.wsgi:application"]
