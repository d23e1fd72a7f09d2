"""The view-models that every kind of page is made of: frozen, already worded in Chinese.

A `None` where a value is expected means that the record doesn't say: the page shows 未提供.
Addresses are root-relative (`/openings/`). Record texts are plain text, escaped by the
templates; only `Markup` from Markdown is HTML.
"""

from plugins.pages.viewmodels.calendar import CalendarDay, CalendarEntry, CalendarPage
from plugins.pages.viewmodels.files import Feed, FeedEntry, JoinedFile, PlainFile, UrlSet
from plugins.pages.viewmodels.finding import DataFile, FindChoice, FindGroup, FindPage
from plugins.pages.viewmodels.honors import (
    AwardsPage,
    AwardYear,
    HonoredName,
    HonorGroup,
    HonorsAtHome,
    HonorsPage,
    Laureate,
    NoticeRound,
    NoticeSheets,
    RecognitionPage,
    RollPage,
    StarRulesPage,
    StarRuleView,
)
from plugins.pages.viewmodels.opening import PlaceView, QrCode, SignUpWay, Step
from plugins.pages.viewmodels.pages import (
    DivisionPage,
    HomePage,
    ListPage,
    NoticePage,
    OpeningPage,
    ProsePage,
    RecordPage,
    SiteMapPage,
    StoryPage,
)
from plugins.pages.viewmodels.parts import (
    DayMark,
    Fact,
    FactSection,
    Link,
    Meta,
    NavLink,
    Picture,
    Searched,
    StateTag,
)
from plugins.pages.viewmodels.programme import (
    Branch,
    ChangeView,
    CommitmentPage,
    CommitmentsPage,
    CommitmentView,
    PlanLine,
    SideView,
    TreePage,
)
from plugins.pages.viewmodels.rows import (
    Choice,
    ChoiceGroup,
    Month,
    Number,
    OpeningRow,
    Pager,
    PagerStep,
    Related,
    Row,
    SessionLine,
    StoryRow,
)
from plugins.pages.viewmodels.search import SearchChoice, SearchField, SearchPage
from plugins.pages.viewmodels.site import Site
from plugins.pages.viewmodels.spirit import PillarPage, PillarRow, SpiritPage
from plugins.pages.viewmodels.stations import Coverage, OpenDays, StationPage

__all__ = [
    "AwardYear", "AwardsPage", "Branch", "CalendarDay", "CalendarEntry", "CalendarPage",
    "ChangeView", "Choice", "ChoiceGroup", "CommitmentPage", "CommitmentView", "CommitmentsPage",
    "Coverage", "DataFile", "DayMark", "DivisionPage", "Fact", "FactSection", "Feed", "FeedEntry",
    "FindChoice", "FindGroup", "FindPage", "HomePage", "HonorGroup", "HonoredName", "HonorsAtHome",
    "HonorsPage", "JoinedFile", "Laureate", "Link", "ListPage", "Meta", "Month", "NavLink",
    "NoticePage", "NoticeRound", "NoticeSheets", "Number", "OpenDays", "OpeningPage", "OpeningRow",
    "Pager", "PagerStep", "Picture", "PillarPage", "PillarRow", "PlaceView", "PlainFile",
    "PlanLine", "ProsePage", "QrCode", "RecognitionPage", "RecordPage", "Related", "RollPage",
    "Row", "SearchChoice", "SearchField", "SearchPage", "Searched", "SessionLine", "SideView",
    "SignUpWay", "Site", "SiteMapPage", "SpiritPage", "StarRuleView", "StarRulesPage", "StateTag",
    "StationPage", "Step", "StoryPage", "StoryRow", "TreePage", "UrlSet",
]  # fmt: skip
