"""One walk, step by step: each act done, each picture made, each word read."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext

from scripts.manual.acting import Hand, NotThereError
from scripts.manual.desk import Desk
from scripts.manual.pictures import shoot
from scripts.manual.script import Kind, Step, Walk
from scripts.manual.words import Words


@dataclass(frozen=True, kw_only=True)
class Walker:
    """Goes from walk to walk at one office, and keeps what was made and read."""

    office: Desk
    folder: Path
    words: Words = field(default_factory=Words)
    made: list[str] = field(default_factory=list)

    def walk(self, context: BrowserContext, todo: Walk) -> None:
        """Do a walk's steps.

        Raises NotThereError, with the manual's line, where the manual says what isn't so.
        """
        page = context.new_page()
        hand = Hand(page, self.office.given)
        page.goto(self.office.address + todo.start)
        self.words.read(page)
        for step in todo.steps:
            try:
                self._step(hand, step)
            except NotThereError as error:
                raise NotThereError(f"docs/管理手册.md:{step.line}：{error}") from None
        page.close()

    def _step(self, hand: Hand, step: Step) -> None:
        hand.touched.clear()
        presses = [at for at, act in enumerate(step.acts) if act.kind is Kind.PRESS]
        last = presses[-1] if presses else len(step.acts)
        for act in step.acts[:last]:
            hand.do(act)
        self.words.read(hand.page)
        if step.picture:
            if presses:
                hand.aim(step.acts[last])
            shoot(hand.page, hand.touched, self.folder / step.picture)
            self.made.append(step.picture)
        for act in step.acts[last:]:
            hand.do(act)
        self.words.read(hand.page)
