"""Tables of the catalogue."""

from certifications.models.alternatives import Alternative, AlternativeGroup
from certifications.models.article import ArticleIndexPage, ArticlePage, ArticlePlace, RelatedPage
from certifications.models.article_lists import Topic, Writer
from certifications.models.certification import CataloguePage, CertificationPage
from certifications.models.certification_rows import (
    CertificationCoverage,
    CommonError,
    Contradiction,
    RecordSource,
)
from certifications.models.circumstances import Circumstance, CircumstanceReading, Region
from certifications.models.comparison import DisciplineComparisonPage
from certifications.models.corrections import Correction, CorrectionsPage, FactReport
from certifications.models.facts import CertificationFact, FactVerification
from certifications.models.follows import ChangeEntry, Follow
from certifications.models.glossary import GlossaryTerm
from certifications.models.outgrown import Outgrown, OutgrownCondition
from certifications.models.readings import (
    CourseReading,
    EducationReading,
    ExperienceReading,
    MachineWrittenSite,
    NameReading,
)
from certifications.models.recognition import DatedChange, RecognisedCertification, Recognition
from certifications.models.relations import LearnerQuestion, LookAlike, Progression
from certifications.models.roles import RoleFamily, RoleMisfit, RoleService
from certifications.models.source_findings import SourceFinding, SourceOutcome, TakenBackCheck
from certifications.models.source_watch import PassageState, SourceState, WatchedPassage, WatchedSource
from certifications.models.taxonomy import Discipline, FocusArea, FocusTheme, Issuer, Level

__all__ = [
    "Alternative",
    "AlternativeGroup",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticlePlace",
    "CataloguePage",
    "CertificationCoverage",
    "CertificationFact",
    "CertificationPage",
    "ChangeEntry",
    "Circumstance",
    "CircumstanceReading",
    "CommonError",
    "Contradiction",
    "Correction",
    "CorrectionsPage",
    "CourseReading",
    "DatedChange",
    "Discipline",
    "DisciplineComparisonPage",
    "EducationReading",
    "ExperienceReading",
    "FactReport",
    "FactVerification",
    "FocusArea",
    "FocusTheme",
    "Follow",
    "GlossaryTerm",
    "Issuer",
    "LearnerQuestion",
    "Level",
    "LookAlike",
    "MachineWrittenSite",
    "NameReading",
    "Outgrown",
    "OutgrownCondition",
    "PassageState",
    "Progression",
    "RecognisedCertification",
    "Recognition",
    "RecordSource",
    "Region",
    "RelatedPage",
    "RoleFamily",
    "RoleMisfit",
    "RoleService",
    "SourceFinding",
    "SourceOutcome",
    "SourceState",
    "TakenBackCheck",
    "Topic",
    "WatchedPassage",
    "WatchedSource",
    "Writer",
]
