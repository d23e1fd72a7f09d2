"""What stands around every request: no address holds what PostgreSQL can't even look for."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBadRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def no_nul(answer: Answer) -> Answer:
    """Refuse U+0000 in an address, for every database alike; forms refuse it themselves."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path:
            raise Http404
        if any("\0" in text for pair in request.GET.lists() for text in (pair[0], *pair[1])):
            return HttpResponseBadRequest("地址里有不可见的字符".encode())
        return answer(request)

    return middleware
