"""The CI files, read as their systems read them: jobs, and what each runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

PUBLISH = "publish"
_MAKE = re.compile(r"make (?P<target>[a-z][a-z-]*)")
_ACTION = re.compile(r"actions/(checkout|cache|upload-artifact)@v\d+")
_GITLAB_WORDS = {"stages", "workflow", "default", "variables"}
SECRETS = ("MANAGEMENT_API_TOKEN", "DEPLOY_KEY")


@dataclass(frozen=True, kw_only=True)
class Job:
    """A job of either system."""

    name: str
    lines: tuple[str, ...]
    """The shell lines it runs."""
    actions: tuple[str, ...]
    """The ready-made steps it uses; GitLab has none."""
    text: str
    """Everything that stands in it."""
    facts: dict[str, Any]


def github_jobs(text: str) -> list[Job]:
    return [_github_job(name, facts) for name, facts in yaml.safe_load(text)["jobs"].items()]


def _github_job(name: str, facts: dict[str, Any]) -> Job:
    steps = facts["steps"]
    return Job(
        name=name,
        lines=tuple(line for step in steps for line in step.get("run", "").splitlines()),
        actions=tuple(step["uses"] for step in steps if "uses" in step),
        text=yaml.safe_dump(facts),
        facts=facts,
    )


def gitlab_jobs(text: str) -> list[Job]:
    whole = yaml.safe_load(text)
    jobs = {name: facts for name, facts in whole.items() if name not in _GITLAB_WORDS}
    shared = {"before_script": whole.get("default", {}).get("before_script", [])}
    return [_gitlab_job(name, {**shared, **facts}) for name, facts in jobs.items()]


def _gitlab_job(name: str, facts: dict[str, Any]) -> Job:
    parts = ("before_script", "script", "after_script")
    lines = tuple(line for part in parts for line in facts.get(part, []))
    return Job(name=name, lines=lines, actions=(), text=yaml.safe_dump(facts), facts=facts)


def targets(jobs: list[Job]) -> set[str]:
    """Return the make targets that jobs call."""
    found = (_MAKE.fullmatch(line) for job in jobs for line in job.lines)
    return {match["target"] for match in found if match}


def faults(jobs: list[Job], makefile: set[str]) -> Iterator[str]:
    """Yield what a job may not do, whichever system it is written for."""
    for job in jobs:
        for line in job.lines:
            match = _MAKE.fullmatch(line)
            if not match:
                yield f"{job.name}: not a make target: {line}"
            elif match["target"] not in makefile:
                yield f"{job.name}: no such target: {line}"
        for action in job.actions:
            if not _ACTION.fullmatch(action):
                yield f"{job.name}: not one of the usual actions, or not pinned: {action}"
        if job.name != PUBLISH:
            yield from _public_faults(job)


def _public_faults(job: Job) -> Iterator[str]:
    for word in (*SECRETS, "secrets.", "production"):
        if word in job.text:
            yield f"{job.name}: only {PUBLISH} may have {word}"
    if {"make deploy", "make publish"} & set(job.lines):
        yield f"{job.name}: only {PUBLISH} may deploy"
