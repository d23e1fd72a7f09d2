"""Is this the answer we asked for? Proof before anything of it is used."""

from typing import NamedTuple, TypeVar

import msgspec

from scripts.errors import ContractError, PortalError, SourceError
from scripts.records.explain import explain

T = TypeVar("T")


class Answer(NamedTuple):
    """What came back for one GET; `place` is its address without the host's secrets."""

    place: str
    status: int
    content_type: str
    location: str
    body: bytes
    etag: str = ""


_STATUS = {
    401: "管理系统不接受访问令牌（401）；请检查环境变量 MANAGEMENT_API_TOKEN，或换一个新令牌",
    403: "这个令牌没有读取权限（403）；请管理员给 MANAGEMENT_API_TOKEN 中的令牌只读权限",
    404: "没有这个地址（404）；MANAGEMENT_API_URL 应写到 /api/v1/ 之前的部分",
    429: "管理系统说请求太多（429），等过几次仍不放行；请过一会儿再运行",
}


def read(answer: Answer, kind: type[T]) -> T:
    """Decode an answer that is proved to be JSON of the wanted structure.

    Raises SourceError where the API refuses, ContractError where it answers something else.
    """
    if answer.status != 200:  # noqa: PLR2004 — the contract's only success
        raise refused(answer)
    if _is_page(answer):
        raise ContractError(
            f"{answer.place}：收到的是网页（HTML），不是数据；地址可能写错了，或被登录页、维护页"
            "挡住，请在浏览器中打开它看看，并检查 MANAGEMENT_API_URL"
        )
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except msgspec.ValidationError as error:
        raise ContractError(
            f"{answer.place}：回答的结构与约定（docs/openapi.json）不符：{explain(str(error))}；"
            "请把这句话转给管理系统的维护方"
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ContractError(
            f"{answer.place}：收到的数据不完整或不是 JSON（{len(answer.body)} 字节，可能只传来"
            "半页）；请重新运行，多次如此请找管理系统的维护方"
        ) from None


def refused(answer: Answer) -> PortalError:
    """Word an answer that isn't what was asked for."""
    if answer.location or answer.status in range(300, 400):
        return SourceError(
            f"{answer.place}：管理系统要求转到 {answer.location or '别处'}（{answer.status}）；"
            "为了不泄露令牌，不会跟过去。请把 MANAGEMENT_API_URL 改成最终的地址"
        )
    said = _STATUS.get(answer.status)
    if said is None and answer.status >= 500:  # noqa: PLR2004 — server errors
        said = f"管理系统出错了（{answer.status}），重试几次仍如此；请过一会儿再运行或找它的维护方"
    return SourceError(f"{answer.place}：{said or f'管理系统拒绝了请求（{answer.status}）'}")


def _is_page(answer: Answer) -> bool:
    return "html" in answer.content_type.lower() or answer.body.lstrip()[:1] == b"<"
