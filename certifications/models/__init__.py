"""Tables of the catalogue."""

from certifications.models.article import ArticleIndexPage, ArticlePage
from certifications.models.certification import (
    CataloguePage,
    CertificationCoverage,
    CertificationPage,
    CommonError,
    Contradiction,
    RecordSource,
)
from certifications.models.comparison import DisciplineComparisonPage
from certifications.models.corrections import Correction, CorrectionsPage, FactReport
from certifications.models.facts import CertificationFact, FactVerification
from certifications.models.readings import (
    EducationReading,
    ExperienceReading,
    MachineWrittenSite,
    NameReading,
)
from certifications.models.relations import LearnerQuestion, LookAlike, Progression
from certifications.models.taxonomy import Discipline, FocusArea, FocusTheme, Issuer, Level

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "CataloguePage",
    "CertificationCoverage",
    "CertificationFact",
    "CertificationPage",
    "CommonError",
    "Contradiction",
    "Correction",
    "CorrectionsPage",
    "Discipline",
    "DisciplineComparisonPage",
    "EducationReading",
    "ExperienceReading",
    "FactReport",
    "FactVerification",
    "FocusArea",
    "FocusTheme",
    "Issuer",
    "LearnerQuestion",
    "Level",
    "LookAlike",
    "MachineWrittenSite",
    "NameReading",
    "Progression",
    "RecordSource",
]
