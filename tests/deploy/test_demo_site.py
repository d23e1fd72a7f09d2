"""The real demo portal, deployed over ssh and read through nginx."""

import re
from pathlib import Path

import msgspec

from tests.deploy.servers import SshHost, get
from tests.support import Sandbox


def test_every_page_of_the_demo_portal_and_what_it_needs_is_served(
    demo_site: Sandbox, host: SshHost, target: Path, address: str
) -> None:
    place = Sandbox(root=demo_site.root, extra={"DEPLOY_SSH_CONFIG": str(host.config)})
    place.run("deploy", host.target(target))
    pages = msgspec.json.decode((place.root / "build/pages.json").read_bytes())
    served = [page["url"] for page in pages if not page["url"].endswith((".html", ".txt"))]
    assert len(served) > 100
    needed = set()
    for page in served:
        answer = get(address + page)
        assert answer.status == 200, page
        needed |= set(re.findall(r'(?:src|href)="(/(?:assets|media)/[^"]+)"', answer.body.decode()))
    assert needed
    assert [path for path in needed if get(address + path).status != 200] == []
    assert "没有变化" in place.run("deploy", host.target(target)).stdout


def test_the_demo_portal_stays_off_a_production_target(demo_site: Sandbox, target: Path) -> None:
    demo_site.run("deploy", str(target), "--mark-production")
    assert "演示数据" in demo_site.run("deploy", str(target), code=1).stderr
