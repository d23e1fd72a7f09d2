"""What a form says of one picture: typed in, and turned into what a row keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing

from scripts.management.pictures.alt import fault_of_alt
from scripts.management.pictures.files import KEPT_UNSAVED, Stored, read
from scripts.management.pictures.intake import UploadedFile, taken_of
from scripts.management.pictures.people_lines import PEOPLE, TAKEN_BY, read_people
from scripts.management.pictures.usage import Shown

_SALT = "picture-upload"
PEOPLE_SEEN, NOBODY_SEEN = "people", "nobody"
BLANKS = 3
"""Places for new pictures in a form; who has more saves in between."""
_LAST = 10_000


def token_of(stored: Stored, name: str) -> str:
    """Return words by which a form that comes again means an upload; nobody can make them up."""
    return signing.dumps([*stored, name], salt=_SALT)


def upload_of(token: str) -> tuple[Stored, str] | None:
    """Return the upload that a form means, and its file's name; None: too old, or made up."""
    try:
        *stored, name = signing.loads(token, salt=_SALT, max_age=KEPT_UNSAVED)
        return Stored(*stored), name
    except (signing.BadSignature, TypeError, ValueError):
        return None


@dataclass(kw_only=True)
class Entry:
    """One picture's inputs, and what is wrong with them."""

    key: str = ""
    """The path of a picture that the row has; empty for a new one."""
    token: str = ""
    """Of an upload that waits for the form to be right; it replaces what `key` means."""
    alt: str = ""
    taken_by: str = ""
    credit: str = ""
    seen: str = PEOPLE_SEEN
    people: str = ""
    order: str = ""
    remove: bool = False
    upload: UploadedFile | None = None
    stored: Shown = field(default_factory=dict)
    """The picture as the row has it."""
    owner: tuple[str, str] | None = None
    """Collection and id of the row that has it."""
    faults: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, shown: Shown, order: int) -> "Entry":
        """Return the inputs of a picture that a row has."""
        return cls(
            key=str(shown["path"]),
            alt=shown.get("alt") or "",
            taken_by=TAKEN_BY.show(shown["taken_by"]) if shown.get("taken_by") else "",
            credit=shown.get("credit") or "",
            seen=PEOPLE_SEEN if shown.get("shows_people", True) else NOBODY_SEEN,
            people="\n".join(map(PEOPLE.show, shown.get("people") or ())),
            order=str(order),
            stored=shown,
        )

    @classmethod
    def typed(cls, data: Mapping[str, Any], files: Mapping[str, Any], prefix: str) -> "Entry":
        """Return what came back from a browser."""
        names = ("key", "token", "alt", "taken_by", "credit", "seen", "people", "order")
        texts: dict[str, Any] = {
            name: str(data.get(f"{prefix}-{name}") or "").strip() for name in names
        }
        return cls(
            **texts,
            remove=bool(data.get(f"{prefix}-remove")),
            upload=files.get(f"{prefix}-file") or None,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nobody typed or chose anything."""
        told = (self.alt, self.taken_by, self.credit, self.people)
        return not (self.key or self.token or self.upload or any(told))

    @property
    def file_name(self) -> str:
        """The name of the file that was uploaded with this form or the one before."""
        if self.upload:
            return taken_of(self.upload).name
        found = upload_of(self.token) if self.token else None
        return found[1] if found else ""

    @property
    def label(self) -> str:
        """How messages call it."""
        return self.file_name or self.alt or "没有选文件的一格"

    @property
    def place(self) -> int:
        """Where it stands among the others; without a number at the end."""
        return int(self.order) if self.order.isdecimal() else _LAST

    def finish(self, stored: Mapping[str, Shown]) -> Shown | None:
        """Return what the row keeps; None, and `faults`, where something is wrong."""
        self.stored, self.faults = dict(stored.get(self.key, {})), []
        file = self._file()
        if fault := fault_of_alt(self.alt, self.file_name):
            self.faults.append(fault)
        if self.order and not self.order.isdecimal():
            self.faults.append(f"顺序写成了“{self.order}”；应为数字，例如 1")
        if self.seen not in (PEOPLE_SEEN, NOBODY_SEEN):
            self.faults.append("没有选画面里有没有可以认出的人")
        people, wrong = read_people(self.people, self.stored.get("people") or [])
        self.faults += wrong
        if self.seen == NOBODY_SEEN and people:
            self.faults.append("选了“没有可以认出的人”，却写了人；请改其中一处")
        made_by = self._made_by()
        if file is None or self.faults:
            return None
        return {
            **file, "alt": self.alt, **made_by,
            "shows_people": self.seen == PEOPLE_SEEN, "people": people,
        }  # fmt: skip

    def _made_by(self) -> Shown:
        """Return who took the picture, where that is told or was, and where it is from."""
        before = self.stored.get("taken_by")
        found, wrong = read_people(self.taken_by, [before] if before else [], TAKEN_BY)
        self.faults += (f"摄影者{fault}" for fault in wrong)
        if len(found) > 1:
            self.faults.append("摄影者只能写一个人；其余的请写单位名称，或不写")
        told: Shown = {"credit": self.credit or None}
        if found or "taken_by" in self.stored:
            told["taken_by"] = found[0] if found else None
        return told

    def _file(self) -> Shown | None:
        """Return the file that the entry means: the new one, else the waiting one, else its own."""
        if self.upload:
            taken = taken_of(self.upload)
            if taken.stored is None:
                self.faults.append(taken.refusal)
                return None
            self.token = token_of(taken.stored, taken.name)
            return _file_of(taken.stored)
        if self.token:
            found = upload_of(self.token)
            if found and read(found[0].path) is not None:
                return _file_of(found[0])
            self.token = ""
            self.faults.append("上次选的文件已经失效（只保留一天）；请重新选择文件")
            return None
        if self.stored:
            return {name: self.stored.get(name) for name in ("path", "sha256", "width", "height")}
        self.faults.append(
            "这张图片已被别人移除；请刷新页面再看"
            if self.key
            else "没有选择图片文件；请选择文件，或清空这一格"
        )
        return None


def _file_of(stored: Stored) -> Shown:
    return stored._asdict()
