"""What trainings and commitments still owe the public, and organizations on a circle."""

from collections.abc import Iterator, Mapping

from scripts.records import Commitment, Organization, Training
from scripts.rules.finding import Finding
from scripts.rules.missing import missing
from scripts.rules.notice_findings import session_findings
from scripts.rules.organization_tree import circle
from scripts.rules.rulebook import found


def training_findings(training: Training) -> Iterator[Finding]:
    """Yield what a training doesn't say, and what is doubtful in its sessions."""
    yield from missing(
        training,
        {
            "mode": "没有写培训的方式，请选一个",
            "audience": "没有写培训的对象，请写明适合谁参加",
            "topics": "没有写培训的内容，请至少写一项",
            "sign_up_deadline": "没有写报名截止时间，请写到分钟",
            "sign_up_url": "没有写官方报名网址，请填官方平台上的地址",
            "office_phone": "没有写办公电话，请填单位的公开电话",
        },
    )
    if training.status == "cancelled":
        yield from missing(training, {"cancellation_reason": "已取消但没有写原因，请写明"})
    online = training.mode == "online"
    for index, session in enumerate(training.sessions):
        yield from session_findings(session, f"sessions[{index}]", training.lang, online=online)


def commitment_findings(commitment: Commitment) -> Iterator[Finding]:
    """Yield what a commitment doesn't say: who promises what, and on whose authority."""
    sides = (commitment.volunteers, commitment.organizers, commitment.recipients)
    if not any(side and (side.rights or side.duties) for side in sides):
        yield found(
            "empty-commitment", "volunteers", "没有写任何一方的权利和义务，请至少写志愿者和组织的"
        )
    yield from missing(commitment, {"authority": "没有写由谁制定，请写明"})
    if commitment.supersedes == commitment.id:
        yield found("supersedes-itself", "supersedes", "替代的是它自己，请改成旧的那一版，或清空")


def circle_findings(
    organization: Organization, parents: Mapping[str, str | None]
) -> Iterator[Finding]:
    """Yield whether an organization is, by way of its parents, its own parent."""
    ring = circle(organization.id, {**parents, organization.id: organization.parent})
    if ring:
        way = " → ".join((*ring, organization.id))
        yield found("organization-circle", "parent", f"上级组织绕成了一圈（{way}），请改正其中一个")
