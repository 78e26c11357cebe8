"""What waits for somebody who works in the admin: the front of the admin, the badge, and mails."""
