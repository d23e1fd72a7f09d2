"""What needs and surveys still owe the public."""

from collections.abc import Iterator

from scripts.records.need import Need
from scripts.records.survey import Survey
from scripts.rules.finding import Finding
from scripts.rules.missing import missing
from scripts.rules.rulebook import found


def need_findings(need: Need) -> Iterator[Finding]:
    """Yield what a need doesn't say, and dates that can't be."""
    yield from missing(
        need,
        {
            "category": "没有写服务类别，请选一个；不写就对不上招募和项目",
            "service_object": "没有写服务对象，请至少选一个；不写就对不上招募和项目",
            "needs": "没有写需要什么，请每行写一项",
            "valid_until": "没有写有效到哪天，请写明；到期后网站自动撤出现有需求",
            "survey": "没有写来自哪次调查，请选一次",
        },
    )
    if need.valid_from and need.valid_until and need.valid_until < need.valid_from:
        yield found("valid-order", "valid_until", "有效期的结束早于开始，请改正")


def survey_findings(survey: Survey) -> Iterator[Finding]:
    """Yield what a survey doesn't say."""
    yield from missing(
        survey,
        {
            "scope": "没有写调查范围，请写明问了哪些地方、哪些人群",
            "method": "没有写调查方法，请写明怎样问的",
            "results": "没有写结果，请至少写一项数字",
        },
    )
