"""Who gets what, in the few ways that most addresses share."""

from collections.abc import Callable

from tests.support.matrix import Answer, Cast, Entry

PathOf = Callable[[Cast], str]


def anyone(get: Answer, post: Answer) -> tuple[Entry]:
    """The same for everybody."""
    return (Entry(get=get, post=post),)


def members(get: Answer, post: Answer, *, path: PathOf | None = None) -> tuple[Entry]:
    """For everybody with an account; visitors are sent to the sign-in page."""
    return (Entry(get={"visitor": "login", "*": get}, post={"visitor": "login", "*": post}, path=path),)


def insiders(get: Answer, post: Answer) -> tuple[Entry]:
    """For staff; learners are refused, visitors sent to the sign-in page."""
    outside: dict[str, Answer] = {"visitor": "login", "learner": 403, "other_learner": 403}
    return (Entry(get={**outside, "*": get}, post={**outside, "*": post}),)


def all_but_learners(get: Answer, post: Answer) -> tuple[Entry]:
    """For staff and visitors; learners are refused."""
    return (
        Entry(
            get={"learner": 403, "other_learner": 403, "*": get},
            post={"learner": 403, "other_learner": 403, "*": post},
        ),
    )


def roles(
    path: PathOf, *, get: dict[str, Answer], post: dict[str, Answer], others: Answer = "admin"
) -> tuple[Entry]:
    """An object of the admin: what the roles named get, and how staff without them are refused."""
    refusals: dict[str, Answer] = {"visitor": "login", "learner": 403, "other_learner": 403, "*": others}
    return (Entry(get=refusals | get, post=refusals | post, path=path),)


def authors(path: PathOf, *, get: Answer, post: Answer) -> tuple[Entry]:
    """A page's address in the admin, for editors and moderators."""
    return roles(path, get={"editor": get, "moderator": get}, post={"editor": post, "moderator": post})


def guests(get: Answer, post: Answer) -> tuple[Entry]:
    """For visitors; who is signed in is sent on as after signing in: to their details, staff to the admin."""
    signed_in: dict[str, Answer] = {"learner": "away", "other_learner": "away", "*": "admin"}
    return (Entry(get=signed_in | {"visitor": get}, post=signed_in | {"visitor": post}),)


def members_by_factor(*, without: tuple[Answer, Answer], having: tuple[Answer, Answer]) -> tuple[Entry]:
    """GET and POST for members without a second factor (learners) and for those having one (staff)."""
    get, post = (
        {"visitor": "login", "learner": learners, "other_learner": learners, "*": staff}
        for learners, staff in zip(without, having, strict=True)
    )
    return (Entry(get=get, post=post),)
