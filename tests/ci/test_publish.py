"""`make publish` through the real commands: management system, build, host."""

import datetime as dt
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.errors import ConfigError
from scripts.publish import ssh_access
from tests.deploy.servers import SshHost, sshd
from tests.pull.samples import openings, organization, session
from tests.pull.server import TOKEN, ScriptedApi, serving
from tests.support import MOMENT, Sandbox, sandbox, tree

DEADLINE = "2026-11-24T12:00:00+08:00"
LATER = "2026-11-24T12:07:00+08:00"


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A CI machine: every job begins with the project's files and nothing else."""

    folder: Path
    api: ScriptedApi
    target: str

    def publish(
        self,
        *options: str,
        code: int = 0,
        at: str = MOMENT,
        story: str = "",
        environ: dict[str, str] | None = None,
    ) -> str:
        shutil.rmtree(self.folder, ignore_errors=True)
        job = sandbox(self.folder)
        if story:
            (job.content / "stories" / "2026" / "news.md").write_text(story, encoding="utf-8")
        settings = {
            "MANAGEMENT_API_URL": self.api.url,
            "MANAGEMENT_API_TOKEN": TOKEN,
            "SITE_URL": "https://volunteer.example",
            "BUILD_TIME": at,
            **(environ or {}),
        }
        done = job.run("publish", self.target, *options, code=code, extra=settings)
        return done.stdout + done.stderr


@pytest.fixture
def api() -> Iterator[ScriptedApi]:
    filled = ScriptedApi()
    filled.put("organizations", organization())
    filled.put("openings", *openings(3, sign_up_deadline=DEADLINE, sessions=[session(confirmed=2)]))
    with serving(filled):
        yield filled


@pytest.fixture
def machine(tmp_path: Path, api: ScriptedApi) -> Machine:
    return Machine(folder=tmp_path / "job", api=api, target=str(tmp_path / "host"))


def live(machine: Machine) -> dict[str, bytes]:
    return tree(Path(machine.target) / "current" / "site")


def test_a_site_is_published_when_something_changed_and_only_then(machine: Machine) -> None:
    assert "那里还没有网站" in machine.publish()
    first = live(machine)
    assert "社区清洁 OP-1" in first["opening/OP-1/index.html"].decode()

    asked = len(machine.api.requests)
    assert "线上的网站不需要更新" in machine.publish()
    assert machine.api.requests[asked:] == ["/api/v1/"]

    machine.api.change("openings", "OP-1", title="换了题目")
    asked = len(machine.api.requests)
    said = machine.publish()
    assert "管理系统有新内容：openings 4 → 5" in said
    assert "已取回" in said
    assert [path for path in machine.api.requests[asked:] if "since=0" in path] == []
    assert "换了题目" in live(machine)["opening/OP-1/index.html"].decode()

    url, second = machine.api.url, live(machine)
    machine.api.fault = lambda _path, reply: reply._replace(status=403)
    assert "线上的网站" not in machine.publish(code=1)
    assert live(machine) == second

    said = machine.publish(at=LATER)
    assert f"到了网页该变化的时刻 {DEADLINE}" in said
    assert "管理系统没有正常回答，用上次的数据" in said
    assert live(machine) != second
    assert machine.api.url == url
    assert TOKEN not in said


def test_nothing_to_begin_from_fails_and_leaves_nothing(machine: Machine) -> None:
    machine.api.fault = lambda _path, reply: reply._replace(status=403)
    machine.publish(code=1)
    assert not (Path(machine.target) / "current").exists()
    assert "MANAGEMENT_API_TOKEN" in machine.publish(code=1, environ={"MANAGEMENT_API_TOKEN": ""})
    said = machine.publish(code=1, environ={"MANAGEMENT_API_URL": ""})
    assert "没有设置环境变量 MANAGEMENT_API_URL" in said
    assert not (Path(machine.target) / "current").exists()


def test_a_rolled_back_site_stays_until_somebody_says_so(machine: Machine) -> None:
    machine.publish()
    machine.api.change("openings", "OP-1", title="有问题的题目")
    machine.publish()
    Sandbox(root=machine.folder).run("rollback", machine.target)
    before = live(machine)
    assert "线上的网站不需要更新" in machine.publish()
    machine.api.change("openings", "OP-2", title="别的消息")
    assert "退回后的第 1 版" in machine.publish(code=1)
    assert live(machine) == before
    machine.api.change("openings", "OP-1", title="改好了")
    machine.publish("--force")
    assert "改好了" in live(machine)["opening/OP-1/index.html"].decode()


def test_a_site_that_breaks_a_rule_is_not_deployed(machine: Machine) -> None:
    machine.publish()
    before = live(machine)
    machine.api.change("openings", "OP-1", title="换了题目")
    head = "title: 消息\nslug: news\ndate: 2026-11-20\nkind: 报道\nsummary: 消息。\n"
    said = machine.publish(story=f"---\n{head}---\n请打 13800138000\n", code=1)
    assert "线上的网站没有变" in said
    assert "有手机号" in said
    assert live(machine) == before


@pytest.fixture
def host(tmp_path: Path) -> Iterator[SshHost]:
    with sshd(tmp_path / "sshd") as found:
        yield found


def test_the_key_of_a_ci_machine_opens_the_host_and_is_gone_afterwards(
    machine: Machine, host: SshHost, tmp_path: Path
) -> None:
    keys = host.config.parent
    there = Machine(folder=machine.folder, api=machine.api, target=host.target(tmp_path / "host"))
    known = (keys / "known_hosts").read_text()
    secret = (keys / "user_key").read_text()
    given = {"DEPLOY_KEY": secret, "DEPLOY_KNOWN_HOSTS": known}
    with tempfile.TemporaryDirectory() as scratch:  # ssh's socket wants a short path
        said = there.publish(environ={**given, "TMPDIR": scratch})
        assert list(Path(scratch).iterdir()) == []
    assert "第 1 版已经上线" in said
    assert "OPENSSH" not in said
    stranger = known.replace("127.0.0.1", "127.0.0.2")
    assert "连不上" in there.publish(code=1, environ={**given, "DEPLOY_KNOWN_HOSTS": stranger})


def test_access_is_private_and_short() -> None:
    given = {"DEPLOY_KEY": "-----BEGIN\r\nkey\r\n", "DEPLOY_KNOWN_HOSTS": "host ssh-ed25519 A"}
    with ssh_access(given) as access:
        config = Path(access["DEPLOY_SSH_CONFIG"])
        key = config.with_name("key")
        assert key.read_text() == "-----BEGIN\nkey\n"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
        assert "StrictHostKeyChecking yes" in config.read_text()
    assert not config.parent.exists()
    with ssh_access({}) as access:
        assert access == {}
    with pytest.raises(ConfigError, match="DEPLOY_KNOWN_HOSTS"), ssh_access({"DEPLOY_KEY": "x"}):
        pass


def test_the_moment_is_one_for_all_steps(machine: Machine) -> None:
    machine.publish()
    release = next(Path(machine.target).glob("releases/1/release.json")).read_text()
    moment = dt.datetime.fromisoformat(MOMENT).isoformat()
    assert release.count(moment) >= 2
