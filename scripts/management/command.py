"""`python -m scripts manage [VERB]`: one module a verb, imported when it is asked for."""

import argparse
import datetime as dt
import importlib
from collections.abc import Sequence
from typing import Any

from scripts.management import serve, trouble
from scripts.management.staff.actor import COMMAND_LINE, Actor, acting
from scripts.workspace import Workspace

VERBS = {
    "serve": ("scripts.management.serve", "启动管理系统（不写动词时就是它）"),
    "demo": ("scripts.management.demo.command", "装入演示数据：虚构的组织、项目、招募信息和站点"),
    "load": ("scripts.management.load.command", "导入电子表格（xlsx 或 CSV）"),
    "export": (
        "scripts.management.sheets.command",
        "把记录导出为电子表格，改好可以导回来",
    ),
    "backup": ("scripts.management.backup", "备份数据库和图片到一个文件"),
    "restore": ("scripts.management.restore", "从备份文件恢复；被替换的数据库会留一份"),
    "account": ("scripts.management.staff.command", "账号：建立、列出、停用，各有一个角色"),
    "password": ("scripts.management.account", "忘记密码时：给账号换一个随机密码"),
    "token": ("scripts.management.token", "显示接口的访问令牌"),
    "check": ("scripts.management.health", "检查数据库、密钥和设置"),
}


WAYS = {"load": "导入", "demo": "演示数据", "restore": "恢复备份"}
"""How the history names what a verb writes; a verb that isn't here is the command line."""


class _Verb(argparse.ArgumentParser):
    """A verb's parser, which asks the verb's module for its arguments only when it is used."""

    module = ""

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]  # the overloads differ in nothing that matters here
        if self.module:
            importlib.import_module(self.module).add_arguments(self)
            self.module = ""
        return super().parse_known_args(args, namespace)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs; without one, the options are those of `serve`."""
    serve.add_arguments(parser)
    parser.set_defaults(host=serve.HOST, port=serve.PORT)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=_Verb)
    for name, (module, summary) in VERBS.items():
        # `manage --port 8002 serve`: what the verb doesn't say must not undo what stood before it.
        unsaid = argparse.SUPPRESS if name == "serve" else None
        verb = verbs.add_parser(name, help=summary, description=summary, argument_default=unsaid)
        verb.module = module


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Run the verb; a database that fails under it is a PortalError too."""
    verb = args.verb or "serve"
    module, _ = VERBS[verb]
    with trouble.explained(), acting(lambda: Actor(name=COMMAND_LINE, way=WAYS.get(verb, ""))):
        importlib.import_module(module).run(args, places, now)
