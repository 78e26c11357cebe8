"""The REST API: its framework and its description."""

# Wagtail's admin has endpoints too; what ours have beside these stands in portal.shared.rest.views.
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "portal.shared.rest.schema.ApiSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "URL_FORMAT_OVERRIDE": None,
}
# Who calls an endpoint of ours: the first that recognises somebody.
API_AUTHENTICATION = [
    "portal.tokens.authentication.TokenAuthentication",
    "portal.tokens.authentication.SessionAuthentication",
]
SPECTACULAR_SETTINGS = {
    "TITLE": "Learning portal API",
    "VERSION": "1",
    # Wherever the description is read from, its paths begin at that site.
    "SERVERS": [{"url": "/"}],
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["portal.api.own_endpoints"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "portal.api.complete",
    ],
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_COERCE_PATH_PK": False,
    "SORT_OPERATIONS": False,
    # The server's own address stands in front of the paths as they are.
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DISABLE_ERRORS_AND_WARNINGS": False,
    # Closed sets by the names that programs know them by, wherever they stand.
    "ENUM_NAME_OVERRIDES": {
        "Basis": "certifications.domain.vocabulary.Basis",
        "Confidence": "certifications.domain.facts.Confidence",
        "CertificationStatus": "certifications.domain.vocabulary.Status",
        "FactKind": "certifications.domain.facts.FactKind",
        "Freshness": "certifications.domain.facts.Freshness",
        "GroundBasis": "certifications.domain.comparison_cells.GroundBasis",
        "DisciplineCellKind": "certifications.domain.comparison_cells.ComparisonCellKind",
        "PaidFor": "certifications.domain.payments.PaidFor",
        "ProgressionKind": "certifications.domain.vocabulary.ProgressionKind",
        "SourceKind": "certifications.domain.vocabulary.SourceQuality",
        "ValueType": "certifications.domain.values.ValueType",
        "AttemptStatus": "assessments.attempts.api.serializers.STATUSES",
        "ChoiceKind": ["single", "scale"],
        "QuestionDecides": "assessments.attempts.api.questions.DECIDES",
        "ShareMethod": "assessments.versions.api.METHODS",
        "MirrorState": "assessments.versions.api.MIRROR_STATES",
        "Cause": "assessments.domain.attribution.Cause",
        "CostOf": "certifications.domain.costs.CostOf",
        "EntryRequirement": "assessments.domain.outcomes.outcome.Requirement",
        "EntryEligibility": "assessments.domain.outcomes.outcome.Standing",
        "PlanLimit": "assessments.domain.outcomes.outcome.Limit",
        "PlanMoveKind": "assessments.domain.attribution.PlanMoveKind",
        "PlanPlacement": "assessments.domain.outcomes.outcome.Placement",
        "PlanRung": "assessments.domain.outcomes.outcome.Rung",
        "SearchState": "assessments.domain.margin.result.State",
        "SearchVariant": "assessments.domain.margin.result.Variant",
        "UndecidedKind": "assessments.domain.definitions.definition.ExploreKind",
        "UnknownWhy": "assessments.domain.outcomes.outcome.Why",
        "DeliveryError": "portal.webhooks.models.DeliveryError",
        "DeliveryState": "portal.webhooks.models.DeliveryState",
        "WebhookOffBecause": "portal.webhooks.models.SwitchedOff",
    },
}
