"""Import a fact base: all of it in one transaction, or nothing.

The second import of a file changes nothing. Rows that an editor added stay. A statement that a person checked
after the file was compiled stays as that person left it.
"""

from certifications.fact_base.services.changes import Changes, ImportChange
from certifications.fact_base.services.import_advice import import_advice
from certifications.fact_base.services.import_facts import NoCatalogueError, import_fact_base

__all__ = ["Changes", "ImportChange", "NoCatalogueError", "import_advice", "import_fact_base"]
