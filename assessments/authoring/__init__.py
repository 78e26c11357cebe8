"""The editors' workbench: drafts of assessments, what they are told about them, how they go live."""
