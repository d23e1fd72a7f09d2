"""Every address of the site, in one place. None depends on a title."""

HOME = "/"
ABOUT = "/about/"
BUILD = "/about/build/"
REGISTER = "/register/"
SITE_MAP = "/sitemap/"
SEARCH = "/search/"
SEARCH_INDEX = "/search/index/"
STORIES = "/stories/"
STORY_FEED = "/feeds/stories.atom.xml"
OPENINGS = "/openings/"
PAST_OPENINGS = "/openings/past/"
WEEKEND = "/openings/weekend/"
FIND = "/openings/find/"
FIND_DATA = "/openings/find/open.json"
CALENDAR = "/openings/calendar/"
PROJECTS = "/projects/"
ORGANIZATIONS = "/organizations/"
STATIONS = "/stations/"
STATIONS_NEAR = "/stations/near.json"
NEEDS = "/needs/"
SURVEYS = "/surveys/"
TRAININGS = "/trainings/"
PAST_TRAININGS = "/trainings/past/"
COMMITMENTS = "/commitments/"
ORGANIZATION_TREE = "/organizations/tree/"
SPIRIT = "/spirit/"
HONORS = "/honors/"
AWARDS = "/honors/awards/"
STAR_RULES = "/honors/rules/"
NOTICE_SHEETS = "/honors/notice/"


def opening(identifier: str) -> str:
    """Return the address of a recruitment notice."""
    return f"/opening/{identifier}/"


def session_calendar(opening_id: str, session_id: str) -> str:
    """Return the address of one session's calendar file; it comes and goes with its opening."""
    return f"{opening(opening_id)}{session_id}.ics"


def project(identifier: str) -> str:
    """Return the address of a project."""
    return f"/project/{identifier}/"


def organization(identifier: str) -> str:
    """Return the address of an organisation."""
    return f"/organization/{identifier}/"


def station(identifier: str) -> str:
    """Return the address of a station."""
    return f"/station/{identifier}/"


def need(identifier: str) -> str:
    """Return the address of a need."""
    return f"/need/{identifier}/"


def survey(identifier: str) -> str:
    """Return the address of a survey."""
    return f"/survey/{identifier}/"


def training(identifier: str) -> str:
    """Return the address of a training."""
    return f"/training/{identifier}/"


def training_calendar(training_id: str, session_id: str) -> str:
    """Return the address of one session's calendar file; it comes and goes with its training."""
    return f"{training(training_id)}{session_id}.ics"


def commitment(identifier: str) -> str:
    """Return the address of an edition of a commitment."""
    return f"/commitment/{identifier}/"


def recognition(identifier: str) -> str:
    """Return the address of a star's recognition."""
    return f"/recognition/{identifier}/"


def star_rule(identifier: str) -> str:
    """Return the place of a star rule on the page of all rules."""
    return f"{STAR_RULES}#rule-{identifier}"


def media(name: str) -> str:
    """Return the address of a picture that came with a record."""
    return f"/media/{name}"


def story(slug: str) -> str:
    """Return the address of a story."""
    return f"/story/{slug}/"


def story_card(slug: str) -> str:
    """Return the address of a story's share card; it comes and goes with the story."""
    return f"{story(slug)}card.png"


def spirit(code: str) -> str:
    """Return the address of the hub of one pillar of the volunteer spirit."""
    return f"{SPIRIT}{code}/"


def prose(slug: str) -> str:
    """Return the address of a page of prose."""
    return f"/{slug}/"


def division(code: str) -> str:
    """Return the address of a division's own front page."""
    return f"/division/{code}/"


def facet(base: str, name: str, code: str) -> str:
    """Return the address of a list narrowed to one value, such as /openings/division/431021/."""
    return f"{base}{name}/{code}/"


def condition(base: str, facet: str, code: str) -> str:
    """Return the address of a list of openings narrowed further; the weekend is one word."""
    return f"{base}weekend/" if facet == "weekend" else f"{base}{facet}/{code}/"


def ordered(code: str) -> str:
    """Return the address of the full list of openings in another order; without one, its own."""
    return f"{OPENINGS}sorted/{code}/" if code else OPENINGS


def calendar(code: str) -> str:
    """Return the address of a month, week or day, such as /openings/calendar/2026-W49/."""
    return f"{CALENDAR}{code}/"


def list_file(base: str, ending: str) -> str:
    """Return the address of a list as a file, such as /openings/weekend/openings.ics."""
    return f"{base}openings.{ending}"


def numbered(base: str, number: int) -> str:
    """Return the address of a list's page; the first has the list's own."""
    return base if number == 1 else f"{base}page/{number}/"


def path(url: str) -> str:
    """Return the file below output/ that answers an address."""
    return url.removeprefix("/") + ("index.html" if url.endswith("/") else "")
