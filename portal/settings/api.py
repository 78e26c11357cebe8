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
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["portal.api.own_endpoints"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "portal.api.complete",
    ],
    # Closed lists that several fields share, or whose field has the name of another one's.
    "ENUM_NAME_OVERRIDES": {
        "BasisEnum": "certifications.domain.vocabulary.Basis",
        "FactKindEnum": "certifications.domain.facts.FactKind",
        "FreshnessEnum": "certifications.domain.facts.Freshness",
        "GroundBasisEnum": "certifications.domain.comparison_cells.GroundBasis",
        "DisciplineCellKindEnum": "certifications.domain.comparison_cells.ComparisonCellKind",
        "PaidForEnum": "certifications.domain.payments.PaidFor",
        "ProgressionKindEnum": "certifications.domain.vocabulary.ProgressionKind",
        "ValueTypeEnum": "certifications.domain.values.ValueType",
    },
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_COERCE_PATH_PK": False,
    "SORT_OPERATIONS": False,
    # The server's own address stands in front of the paths as they are.
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DISABLE_ERRORS_AND_WARNINGS": False,
}
