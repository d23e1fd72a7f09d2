"""The four pillars of the volunteer spirit: 奉献 友爱 互助 进步."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.pages import urls
from plugins.pages.views import Link


@dataclass(frozen=True, kw_only=True)
class Pillar:
    """One of the four."""

    code: str
    """As records and front matter have it; stands in the address."""
    name: str
    meaning: str
    """One sentence."""
    example: str
    """What it looks like."""

    @property
    def link(self) -> Link:
        """The way to its hub."""
        return Link(label=self.name, url=urls.spirit(self.code))


PILLARS = (
    Pillar(
        code="dedication",
        name="奉献",
        meaning="不求回报，把时间和力气用在需要的地方。",
        example="一连几年，每天早上站在同一个路口；下雨天，把伞借给没带伞的人。",
    ),
    Pillar(
        code="friendship",
        name="友爱",
        meaning="平等待人，先认识这个人，再谈帮什么忙。",
        example="陪独居的老人坐一个小时；给看不见的朋友引路，先问一声要不要。",
    ),
    Pillar(
        code="mutual-aid",
        name="互助",
        meaning="今天你帮我，明天我帮他，谁都有用得上的本事。",
        example="会修伞的修伞，会用手机的教手机；看完的书，交给下一个孩子。",
    ),
    Pillar(
        code="progress",
        name="进步",
        meaning="边做边学，人在变好，身边也在变好。",
        example="把踩过的坑写下来，下一队人少走弯路；学会急救，教给整栋楼。",
    ),
)
"""In the order in which they are always named."""


def pillars_of(codes: Iterable[str]) -> tuple[Pillar, ...]:
    """Return the pillars with these codes, in their own order."""
    wanted = set(codes)
    return tuple(pillar for pillar in PILLARS if pillar.code in wanted)
