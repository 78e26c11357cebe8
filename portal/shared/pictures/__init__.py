"""Pictures that the site draws itself: its icons, and what other sites show beside a link to a page."""
