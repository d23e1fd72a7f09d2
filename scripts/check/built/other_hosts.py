"""Nothing from another host: no third party learns who reads the portal, and none can break it."""

from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document
from scripts.check.reference import leaves_site, references
from scripts.rules.problem import Problem, Rule

FOREIGN = Rule(
    "other-host",
    "图片、样式、脚本、字体和表单都只能用本站的",
    "把文件放进 content/ 或 theme/static，用本站的地址；指向别处的普通链接不受限",
)
_OWN_DATA = ("data:", "blob:")


def check(document: Document, site: Surroundings) -> Iterator[Problem]:
    """Yield every resource that a browser would fetch from another host."""
    for reference in references(document):
        address = reference.address
        if not reference.resource or address.startswith(_OWN_DATA):
            continue
        try:
            foreign = leaves_site(address, site.expected.base_url)
        except ValueError:
            continue  # links.py reports it
        if foreign:
            yield FOREIGN.broken(document.path, reference.line, f"用了别处的 {address}")
