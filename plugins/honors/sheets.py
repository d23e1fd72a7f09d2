"""/honors/notice/: a sheet of paper for each round of public notice, for the board by the door."""

from plugins.honors.book import Book
from plugins.honors.notices import rounds
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, Meta, NoticeSheets


def sheets_page(book: Book) -> DeclaredPage:
    """Declare it; without a notice it says so and isn't listed."""
    found = tuple(rounds(book))
    title = f"{book.indexes.portal.city.name}星级志愿者认定公示"
    view = NoticeSheets(
        meta=Meta(
            title="公示张贴页", url=urls.NOTICE_SHEETS, section="honors", noindex=not found,
            description=f"{title}：打印出来，贴在公告栏。",
            crumbs=(Link(label="荣誉", url=urls.HONORS),),
        ),
        title=title,
        rounds=found,
        links=(Link(label="全部荣誉", url=urls.HONORS),),
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(urls.NOTICE_SHEETS), template="pages/honors_notice.html", view=view,
        changes_at=book.changes_at, listed=bool(found),
    )  # fmt: skip
