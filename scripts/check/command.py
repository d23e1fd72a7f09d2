"""`python -m scripts check`: the content, the public notices, a built site, or the rules."""

import argparse
import datetime as dt
import os
from pathlib import Path

from scripts.check.content import check_content
from scripts.check.expected import expect
from scripts.check.registry import BUILT_RULES, WRITTEN_RULES, table
from scripts.check.report import report
from scripts.check.site import check_site
from scripts.checked import Origin, snapshot_digest, write_checked
from scripts.city import load_city, public_address
from scripts.commit import project_commit
from scripts.errors import CheckError
from scripts.records import City, Opening
from scripts.rules.notice_report import FILE, judged, notice_report
from scripts.snapshot import Snapshot, read_snapshot
from scripts.swap import write_text
from scripts.workspace import ROOT, Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what to check."""
    parser.add_argument(
        "what", choices=("content", "notices", "site", "rules"),
        help="content：文稿；notices：已公开的招募信息；site：已建成的网站；rules：列出所有规则",
    )  # fmt: skip
    parser.add_argument("--site", type=Path, metavar="DIR", help="网站的文件夹（默认是 output/）")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Print every problem and raise CheckError, or say that all is well."""
    if args.what == "rules":
        print(table(WRITTEN_RULES), table(BUILT_RULES), sep="\n")
        return
    city = load_city(places.city_file)
    if args.what == "content":
        has_data = (places.data / "manifest.json").exists()
        refuse_content(places, city, read_snapshot(places.data) if has_data else None)
    elif args.what == "notices":
        refuse_notices(places, city, read_snapshot(places.data), now)
    else:
        root = (args.site or places.output).resolve()
        refuse_site(root, places, city, read_snapshot(places.data), now)


def refuse_content(places: Workspace, city: City, snapshot: Snapshot | None) -> None:
    """Print what is wrong in the manuscripts and raise CheckError where anything is."""
    problems = check_content(places, city, snapshot, public_address(city, os.environ))
    report(problems, places.build / "content-problems.txt", "文稿", print)
    print("文稿检查通过")


def refuse_notices(places: Workspace, city: City, snapshot: Snapshot, now: dt.datetime) -> None:
    """Print what the linter says of the public notices, by organization.

    The same stands in var/reports/notices.md. Raises CheckError where a finding is an error for
    its source; warnings don't.
    """
    openings = (one for one in snapshot.of("openings").values() if isinstance(one, Opening))
    names = {one.id: one.name for one in snapshot.of("organizations").values()}
    found = notice_report(judged(openings, city), names, city, now)
    path = places.reports / FILE
    write_text(path, found.text())
    print(*found.lines(), sep="\n")
    if found.errors:
        raise CheckError(found.warning(path))
    print(f"招募信息检查通过：{found.summary}，见 {path}")


def refuse_site(
    root: Path, places: Workspace, city: City, snapshot: Snapshot, now: dt.datetime
) -> None:
    """Print what is wrong with a built site and raise CheckError where anything is.

    One that passes is written down in build/checked.json, for the deploy.
    """
    expected = expect(city, snapshot, now, public_address(city, os.environ))
    problems = check_site(root, expected, kept=places.build / "checks.msgpack")
    report(problems, places.build / "site-problems.txt", "网站", print)
    origin = Origin(
        demo=expected.demo, snapshot=snapshot_digest(places.data), commit=project_commit(ROOT)
    )
    checked = write_checked(places.build / "checked.json", root, origin, now)
    print(f"网站检查通过：{checked.files} 个文件")
