"""Articles, their list, and what texts show of certifications."""
