"""Plain Django views of assessments; pages of the CMS never take answers."""
