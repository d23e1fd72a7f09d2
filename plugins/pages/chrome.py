"""The chrome: what frames every page of the site. It names only what exists."""

from collections.abc import Iterator

from plugins.pages import text, urls
from plugins.pages.assets import Assets
from plugins.pages.portal import Portal
from plugins.pages.views import Fact, Link, NavLink, Site
from scripts.records.city import Marks

_COLLECTIONS = (
    ("projects", "项目", urls.PROJECTS),
    ("organizations", "组织", urls.ORGANIZATIONS),
    ("stations", "服务站点", urls.STATIONS),
    ("needs", "服务需求", urls.NEEDS),
)

HONORS = ("star_rules", "recognitions", "awards")
"""The collections that honors are made of; without a record there are no such pages."""


def build_site(portal: Portal, assets: Assets) -> Site:
    """Make the chrome once all Markdown has been read."""
    city = portal.city
    return Site(
        name=city.site_name,
        tagline=city.tagline,
        city=city.name,
        introduction=text.closed_up(city.introduction),
        language=city.language,
        base_url=portal.base_url,
        stylesheet=assets.stylesheet,
        icon=assets.icon,
        scripts=assets.scripts,
        page_scripts=assets.page_scripts,
        emblem=assets.emblem,
        navigation=tuple(_navigation(portal)),
        footer=(*portal.prose, *_programme(portal), *_FOOTER),
        marks=tuple(marks(city.marks)),
        contact=has_contact(city.marks),
        sign_up=Link(label=city.sign_up.name, url=city.sign_up.url),
        feed=Link(label=f"{city.site_name} · 故事", url=urls.STORY_FEED),
        demo=portal.demo,
        noindex=portal.demo or not portal.base_url,
    )


_LESS_ASKED_FOR = (
    ("trainings", "培训", urls.TRAININGS),
    ("commitments", "服务承诺", urls.COMMITMENTS),
)
_FOOTER = (
    Link(label="搜索", url=urls.SEARCH),
    Link(label="志愿精神", url=urls.SPIRIT),
    Link(label="怎样注册", url=urls.REGISTER),
    Link(label="关于本站", url=urls.ABOUT),
    Link(label="数据说明", url=urls.BUILD),
    Link(label="网站地图", url=urls.SITE_MAP),
)


def _programme(portal: Portal) -> Iterator[Link]:
    """Yield the parts of the programme that the navigation has no room for."""
    for collection, label, url in _LESS_ASKED_FOR:
        if portal.snapshot.of(collection):
            yield Link(label=label, url=url)


def _navigation(portal: Portal) -> Iterator[NavLink]:
    yield NavLink(label="招募信息", url=urls.OPENINGS, section="openings")
    for collection, label, url in _COLLECTIONS:
        if portal.snapshot.of(collection):
            yield NavLink(label=label, url=url, section=collection)
    if any(portal.snapshot.of(collection) for collection in HONORS):
        yield NavLink(label="荣誉", url=urls.HONORS, section="honors")
    if portal.stories:
        yield NavLink(label="故事", url=urls.STORIES, section="stories")
    yield NavLink(label="怎样参加", url=urls.REGISTER, section="register")
    yield NavLink(label="搜索", url=urls.SEARCH, section="search")


def marks(found: Marks) -> Iterator[Fact]:
    """Yield the marks of a government site that are set; an unset one is left out."""
    phone, mail = found.contact_phone, found.contact_email
    rows = (
        ("主办单位", found.organizer, None),
        ("承办单位", found.undertaker, None),
        ("联系电话", phone, phone and telephone(phone)),
        ("电子邮箱", mail, mail and f"mailto:{mail}"),
        ("联系地址", found.contact_address, None),
        ("ICP 备案号", found.icp, found.icp and "https://beian.miit.gov.cn/"),
        ("公安备案号", found.police, found.police_url),
        ("网站标识码", found.site_code, None),
        ("我为网站找错", found.report_url and "提交", found.report_url),
    )
    for label, value, url in rows:
        if value:
            yield Fact(label=label, values=(value,), url=url or None)


def has_contact(found: Marks) -> bool:
    """Tell whether any way to reach who runs the site is set."""
    ways = (found.contact_phone, found.contact_email, found.contact_address, found.report_url)
    return any(ways)


def telephone(number: str) -> str | None:
    """Return the tel: address of a number written in the usual ways; None for anything else."""
    digits = "".join(sign for sign in number if sign not in " -－()（）")
    plain = digits.removeprefix("+")
    return f"tel:{digits}" if plain.isascii() and plain.isdigit() else None
