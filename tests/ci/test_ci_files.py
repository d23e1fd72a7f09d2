"""The CI files keep to their schemas, call make only, and give secrets to one job alone."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.reading import PUBLISH, faults, github_jobs, gitlab_jobs, targets
from tests.support import ROOT
from tests.test_docs import make_targets

GITHUB = ROOT / ".github" / "workflows" / "portal.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
SCHEMAS = {
    GITHUB: ("--builtin-schema", "vendor.github-workflows"),
    GITLAB: ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
FILES = [
    pytest.param(GITHUB, github_jobs, id="github"),
    pytest.param(GITLAB, gitlab_jobs, id="gitlab"),
]
MAKEFILE = make_targets((ROOT / "Makefile").read_text(encoding="utf-8"))


def valid(path: Path, like: Path) -> bool:
    """Check a file against the schema of one of ours; the schemas come with the program."""
    command = [sys.executable, "-m", "check_jsonschema", *SCHEMAS[like], str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode == 0


def edited(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_there_are_no_other_ci_files() -> None:
    assert [path for path in GITHUB.parent.iterdir() if path != GITHUB] == []


@pytest.mark.parametrize("path", SCHEMAS, ids=["github", "gitlab"])
def test_each_keeps_to_its_schema(path: Path) -> None:
    assert valid(path, path)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GITHUB, "runs-on:", "run-on:"),
        (GITHUB, "timeout-minutes: 40", "timeout-minutes: [40]"),
        (GITHUB, "contents: read", "contents: reed"),
        (GITHUB, "- run: make test", "- run: make test\n        uses: actions/cache@v5"),
        (GITLAB, "script:", "scripts:"),
        (GITLAB, "expire_in: 1 week", "expire_in: [1]"),
        (GITLAB, "resource_group: production", "resource_group: [production]"),
        (GITLAB, "interruptible: false", "interruptible: maybe"),
    ],
)
def test_a_broken_file_breaks_its_schema(tmp_path: Path, path: Path, old: str, new: str) -> None:
    broken = tmp_path / path.name
    broken.write_text(edited(path, old, new), encoding="utf-8")
    assert not valid(broken, path)


@pytest.mark.parametrize(("path", "read"), FILES)
def test_jobs_call_make_only_and_one_has_secrets(path: Path, read: Any) -> None:
    jobs = read(path.read_text(encoding="utf-8"))
    assert list(faults(jobs, MAKEFILE)) == []
    assert targets(jobs) == {"test", "site", "publish"}


@pytest.mark.parametrize(
    ("path", "read", "old", "new", "fault"),
    [
        (GITHUB, github_jobs, "run: make test", "run: pip install x", "test: not a make target"),
        (GITHUB, github_jobs, "run: make test", "run: make test; make site", "not a make target"),
        (GITHUB, github_jobs, "run: make site", "run: make fly", "demo: no such target: make fly"),
        (GITHUB, github_jobs, "run: make site", "run: make deploy", "only publish may deploy"),
        (GITHUB, github_jobs, "actions/cache@v5", "actions/cache@main", "not pinned"),
        (GITHUB, github_jobs, "actions/cache@v5", "someone/cache@v5", "not one of the usual"),
        (GITHUB, github_jobs, 'CI: "false"', "X: ${{ secrets.DEPLOY_KEY }}", "may have secrets."),
        (GITLAB, gitlab_jobs, "- make test", "- make test || true", "test: not a make target"),
        (GITLAB, gitlab_jobs, "- make site", "- make fly", "demo: no such target: make fly"),
        (GITLAB, gitlab_jobs, 'CI: "false"', "X: $DEPLOY_KEY", "test: only publish may have"),
        (GITLAB, gitlab_jobs, "stage: test", "environment: production", "may have production"),
        (GITLAB, gitlab_jobs, "interruptible: true", "before_script: [apt x]", "not a make"),
    ],
)  # fmt: skip
def test_each_fault_is_found(path: Path, read: Any, old: str, new: str, fault: str) -> None:
    assert any(fault in found for found in faults(read(edited(path, old, new)), MAKEFILE))


@pytest.mark.parametrize(("path", "read"), FILES)
def test_make_ci_does_what_a_change_does(path: Path, read: Any) -> None:
    jobs = [job for job in read(path.read_text(encoding="utf-8")) if job.name != PUBLISH]
    assert targets(jobs) == {"test", "site"}
    command = ["make", "--no-print-directory", "ci", "MAKE=echo"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    _, folder, *called = said.split()
    assert called == ["test", "site"]
    assert folder.endswith("/portal")
    assert not Path(folder).parent.exists()


def test_github_gives_least_rights_and_publishes_one_at_a_time_from_main() -> None:
    workflow = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    events = workflow[True]  # YAML 1.1 takes the key `on` for a truth value
    assert set(events) == {
        "push", "pull_request", "schedule", "repository_dispatch", "workflow_dispatch",
    }  # fmt: skip
    publish = workflow["jobs"][PUBLISH]
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert publish["needs"] == ["test", "demo"]
    for word in (
        "github.event_name != 'pull_request'",
        "github.ref == 'refs/heads/main'",
        "vars.DEPLOY_TARGET != ''",
        "!cancelled()",
        """contains(fromJSON('["success", "skipped"]'), needs.test.result)""",
        """contains(fromJSON('["success", "skipped"]'), needs.demo.result)""",
    ):
        assert word in publish["if"]
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
        assert checkout["with"]["persist-credentials"] is False


def test_gitlab_publishes_one_at_a_time_from_the_default_branch() -> None:
    publish = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))[PUBLISH]
    assert publish["resource_group"] == "production"
    assert publish["environment"] == "production"
    assert publish["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $DEPLOY_TARGET"}]


def test_every_variable_of_the_files_is_explained() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    publish = next(job for job in github_jobs(GITHUB.read_text("utf-8")) if job.name == PUBLISH)
    given = publish.facts["steps"][-1]["env"]
    wanted = {
        value.split(".")[-1].rstrip(" }") for value in given.values() if "inputs" not in value
    }
    assert len(wanted) == 6
    assert {variable for variable in wanted if f"| `{variable}` |" not in text} == set()
