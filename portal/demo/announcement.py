"""What the terminal says when the demo is ready."""

from portal.demo.files import DemoAccount


def announcement(base_url: str, mail: str, accounts: tuple[DemoAccount, ...]) -> str:
    """Addresses and accounts, in columns; `mail` is what opens the page of sent mail."""
    widths = [
        max((len(str(getattr(account, name))) for account in accounts), default=0)
        for name in ("title", "email")
    ]
    rows = [
        f"  {account.title:<{widths[0]}}  {account.email:<{widths[1]}}  {account.password}"
        for account in accounts
    ]
    return "\n".join(
        [
            "",
            f"The portal is ready: {base_url}/",
            f"  Admin              {base_url}/admin/",
            f"  Mail that was sent {base_url}/demo/mail/{mail}/",
            "",
            "Accounts, with the passwords of the first start:",
            *rows,
            "",
            "Ctrl-C ends the demo and keeps its data; make demo-reset starts over.",
        ]
    )
