"""Background work for programs: how far it is, and stopping it."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from portal.jobs.kinds import job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.presenters import job_row
from portal.jobs.services.request_cancel import request_cancel
from portal.shared.rest.permissions import HasScopeAlone
from portal.shared.rest.problem_types import CONFLICT
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import require_no_body
from portal.shared.rest.views import ApiViewSet
from portal.users.models import User
from portal.users.roles import CANCEL_JOBS, SEE_JOBS
from portal.users.views import authenticated_user


class JobSerializer(serializers.Serializer[Any]):
    """Background work, from request to finish."""

    id = serializers.UUIDField()
    kind = serializers.CharField(help_text="Permanent name of the kind of work.")
    title = serializers.CharField()
    state = serializers.ChoiceField([(one.value, one.value) for one in JobState])
    is_stopping = serializers.BooleanField(help_text="Whether somebody has asked it to stop.")
    done = serializers.IntegerField()
    total = serializers.IntegerField(allow_null=True, help_text="Null until it is known.")
    message = serializers.CharField(allow_blank=True)
    error = serializers.CharField(allow_blank=True, help_text="Why it failed, or was tried again.")
    is_own = serializers.BooleanField(help_text="Whether you asked for it.")
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


EXAMPLE = OpenApiExample(
    "A proof at work",
    {
        "id": "0b6f3a54-5c0e-4a86-8f0b-1d2f6e9c7a10",
        "kind": "assessments.prove",
        "title": "Check an assessment",
        "state": "running",
        "is_stopping": False,
        "done": 34,
        "total": 120,
        "message": "",
        "error": "",
        "is_own": True,
        "created_at": "2026-11-30T14:05:01Z",
        "started_at": "2026-11-30T14:05:02Z",
        "finished_at": None,
    },
    response_only=True,
)


class JobsEndpoint(ApiViewSet):
    """Work that a worker does: your own, and what your role lets you see.

    A token reaches the kinds of work that its scope is about, and no others.
    """

    # Whose a job is decides, not what else the scope's owner may do.
    permission_classes = (HasScopeAlone,)
    scopes = {"retrieve": Scope.DRAFTS_READ, "destroy": Scope.DRAFTS_WRITE}
    lookup_field = "id"
    lookup_value_converter = "uuid"

    @extend_schema(responses=JobSerializer, examples=[EXAMPLE])
    def retrieve(self, request: Request, id: UUID) -> Response:
        """A job that you started or may follow: its state, its progress and why it failed."""
        person = authenticated_user(request._request)
        return Response(_shown(self._job(id, person), person))

    @extend_schema(
        responses={200: JobSerializer, 409: OpenApiResponse(description="The job had already finished.")},
        examples=[EXAMPLE],
    )
    def destroy(self, request: Request, id: UUID) -> Response:
        """Ask a job to stop. A waiting job is cancelled at once; a running one stops soon.

        What the job has already stored stays.
        """
        require_no_body(request)
        person = authenticated_user(request._request)
        job = self._job(id, person)
        if not (_is_theirs(job, person) or person.has_perm(CANCEL_JOBS)):
            raise PermissionDenied
        if not request_cancel(job.pk):
            raise ProblemError(CONFLICT, _("The job had already finished, so there was nothing to cancel."))
        job.refresh_from_db()
        return Response(_shown(job, person))

    def _job(self, job_id: UUID, person: User) -> Job:
        """The job, where somebody may see it.

        Raises:
            Http404: there is none, it is not theirs to see, or their token is about other work.
        """
        job = Job.objects.defer("params", "checkpoint").filter(pk=job_id).first()
        if job is None or not self._is_reached(job):
            raise Http404
        if not (_is_theirs(job, person) or person.has_perm(SEE_JOBS)):
            raise Http404
        return job

    def _is_reached(self, job: Job) -> bool:
        """Whether the call's token is about jobs of this kind. A session is about all that its person may."""
        if self.request.auth is None:
            return True
        kind = job_handlers.get(job.kind)
        scope = self.scope_of(self.request)
        return kind is not None and scope is not None and scope in (kind.read_scope, kind.stop_scope)


def _is_theirs(job: Job, person: User) -> bool:
    """Whether somebody asked for it, or looks after what jobs of its kind are about."""
    kind = job_handlers.get(job.kind)
    shared_with = kind.shared_with if kind is not None else ""
    return job.requested_by_id == person.pk or bool(shared_with and person.has_perm(shared_with))


def _shown(job: Job, person: User) -> Any:
    row = job_row(job, show_people=False)
    return JobSerializer(
        {
            "id": job.pk,
            "kind": job.kind,
            "title": row.title,
            "state": job.state,
            "is_stopping": job.cancel_requested and job.state == JobState.RUNNING,
            "done": job.done,
            "total": job.total,
            "message": job.message,
            "error": row.error_text,
            "is_own": job.requested_by_id == person.pk,
            "created_at": job.created_at,
            "started_at": job.started_at,
            "finished_at": job.finished_at,
        }
    ).data


ROUTES = (("jobs", JobsEndpoint),)
