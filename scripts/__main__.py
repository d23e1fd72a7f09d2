"""`python -m scripts COMMAND`: the same verbs for people, make and CI."""

import argparse
import datetime as dt
import importlib
import os
import sys
from zoneinfo import ZoneInfo

from scripts.city import load_city
from scripts.clock import build_time
from scripts.errors import PortalError
from scripts.workspace import Workspace, workspace

COMMANDS = {
    "site": ("scripts.site", "API → 数据 → 构建 → 检查 → output/，一步完成"),
    "pull": ("scripts.pull.command", "从管理系统取数据到 content/data"),
    "build": ("scripts.compose", "由 content/ 构建网站，检查通过后放入 output/"),
    "check": ("scripts.check.command", "检查 content/ 或已建成的网站"),
    "serve": ("scripts.serve.command", "在本机看网站；内容、主题或管理数据一改就自动更新"),
    "manage": ("scripts.management.command", "自带的管理系统：启动、演示数据、导入、备份"),
    "deploy": ("scripts.deploy.command", "把通过检查的网站放到一个文件夹或一台主机上"),
    "rollback": ("scripts.deploy.rollback", "退回到主机上保留的一个版本"),
    "snapshot": ("scripts.deploy.fetch", "从主机取回网站所用的数据"),
    "nginx": ("scripts.deploy.nginx", "生成 nginx 的配置"),
    "due": ("scripts.due", "线上的网站是否需要更新，为什么"),
    "publish": ("scripts.publish", "需要更新时：取回数据、取新数据、构建、部署（定时任务用）"),
    "contract": ("scripts.contract", "由记录类型生成 docs/openapi.json"),
    "tools": ("scripts.tools", "测试要用的浏览器、字体和服务器：缺什么，怎么装"),
    "screens": ("scripts.screens", "给每种页面截图（360 和 1280 像素宽）"),
    "manual": ("scripts.manual.command", "照管理手册演练一遍，重新做它的图片"),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; a PortalError becomes its message and exit code 1."""
    args = _parse(sys.argv[1:] if argv is None else argv)
    try:
        places = workspace()
        command = importlib.import_module(COMMANDS[args.command][0])
        command.run(args, places, _now(places))
    except PortalError as error:
        print(f"出错了：{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parse(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    wanted = argv[0] if argv else ""
    for name, (module, summary) in COMMANDS.items():
        verb = verbs.add_parser(name, help=summary, description=summary)
        if name == wanted:
            importlib.import_module(module).add_arguments(verb)
    return parser.parse_args(argv)


def _now(places: Workspace) -> dt.datetime:
    """Read the clock, once, in the city's time zone."""
    return build_time(os.environ, ZoneInfo(load_city(places.city_file).timezone))


if __name__ == "__main__":
    sys.exit(main())
