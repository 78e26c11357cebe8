"""What changes about certifications: feeds for everybody, mail for those who follow one."""
