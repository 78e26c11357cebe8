"""What the frame of every page needs: name, navigation, publisher."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.home.presenters.frame import Frame, present_frame


def site_frame(request: HttpRequest) -> dict[str, Frame]:
    """`frame`, made when a template first reads it; templates without a frame cost nothing."""
    frame: Frame = SimpleLazyObject(lambda: present_frame(request))  # type: ignore[assignment]  # stands in for it
    return {"frame": frame}
