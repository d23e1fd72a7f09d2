"""The model of front matter. docs/content-model.md explains every entry to people."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from scripts.records.fields import DivisionCode, Identifier, Lang, Line, Moment
from scripts.records.person import Consent, Person, Purpose
from scripts.rules.addresses import PICTURE_ADDRESS

Slug = Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=80)]
"""Part of an address, so lower-case ASCII; never changes once published."""

PicturePath = Annotated[str, Meta(pattern=PICTURE_ADDRESS)]
Summary = Annotated[str, Meta(min_length=1, max_length=200)]
ShortText = Annotated[str, Meta(min_length=1, max_length=300)]
"""What staff write for Weibo or SMS; how long it may be, scripts/rules/short_texts.py knows."""

Kind = Literal["新闻", "报道", "评论", "知识", "经验", "人物", "通知"]
Spirit = Literal["dedication", "friendship", "mutual-aid", "progress"]
"""奉献、友爱、互助、进步."""
Status = Literal["published", "draft"]


class Cover(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story's first picture, a file below content/images/."""

    path: PicturePath
    alt: Line
    credit: Line | None = None


class StoryConsent(Consent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Consent as staff write it; without a purpose it is to the story."""

    purpose: Purpose = "story"


class StoryPerson(Person, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody a story names or shows, and who wrote or edited it."""

    PURPOSE: ClassVar[Purpose] = "story"
    consents: tuple[StoryConsent, ...] = ()


class ShownPeople(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a picture shows; it is left out unless all of them consent to it."""

    path: PicturePath
    shows: Annotated[tuple[Line, ...], Meta(min_length=1)]
    """Names from `people`."""


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was put right, and when."""

    date: dt.date
    text: Line


class Related(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Records the story tells of, by id; each entry is a collection."""

    openings: tuple[Identifier, ...] = ()
    projects: tuple[Identifier, ...] = ()
    organizations: tuple[Identifier, ...] = ()
    stations: tuple[Identifier, ...] = ()


class StoryMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a file in content/stories/."""

    title: Line
    slug: Slug
    date: Moment
    """When it is published; midnight of the day where no time is given."""
    kind: Kind
    summary: Summary
    status: Status = "published"
    modified: Moment | None = None
    source: Line | None = None
    cover: Cover | None = None
    lang: Lang | None = None
    spirit: tuple[Spirit, ...] = ()
    division: DivisionCode | None = None
    related: Related = Related()
    corrections: tuple[Correction, ...] = ()
    weibo: ShortText | None = None
    """The post in the publicity kit, where staff want other words than title and summary."""
    sms: ShortText | None = None
    """The same for the SMS."""
    author: Line | StoryPerson | None = None
    """A name alone has no consent, so it is masked in the text and stands nowhere else."""
    editor: Line | StoryPerson | None = None
    """责任编辑; the same."""
    people: tuple[StoryPerson, ...] = ()
    """Everybody the story names."""
    pictures: tuple[ShownPeople, ...] = ()
    """Pictures that show people."""
    withdrawn: dt.date | None = None
    """From that day on the story is gone, and its address answers 410."""
    demo: bool = False
    """Only published together with demo data."""

    @property
    def about(self) -> frozenset[tuple[str, str]]:
        """(collection, id) of the records it tells of, ("divisions", code), ("spirit", pillar)."""
        told = {name: getattr(self.related, name) for name in Related.__struct_fields__}
        told["spirit"] = self.spirit
        if self.division:
            told["divisions"] = (self.division,)
        return frozenset((collection, found) for collection, ids in told.items() for found in ids)


class ProseMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a file in content/pages/."""

    title: Line
    slug: Slug
    summary: Summary | None = None
    status: Status = "published"
    order: int = 100
    """Among the pages of prose; the smaller comes first."""
    updated: dt.date | None = None
    lang: Lang | None = None


Matter = StoryMatter | ProseMatter
FOLDERS: dict[str, type[Matter]] = {"stories": StoryMatter, "pages": ProseMatter}
"""Which front matter the files below each folder of content/ have."""
