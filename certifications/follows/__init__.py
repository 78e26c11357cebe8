"""What changes about certifications: feeds and calendars for everybody, mail for those who follow one."""
