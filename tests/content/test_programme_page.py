"""The programme page names each mechanism of the programme in words a citizen finds."""

import re

import pytest

from tests.support import ROOT, Sandbox

PAGE = (ROOT / "content" / "pages" / "programme.md").read_text(encoding="utf-8")
MECHANISMS = (
    "奉献、友爱、互助、进步", "新闻、评论、手机短信、微信和微博", "文化精品",
    "未成年人的思想道德建设", "优秀志愿者和组织评选", "党团员志愿者队伍",
    "市直机关、民主党派、工会、妇联、学校、企业、社会机构", "招募信息及时发布", "标准和条件",
    "全国统一的志愿服务信息系统登记注册", "整理成册，向社会公布", "QQ 群、微信",
    "志愿者数据库要互联互通、信息共享", "集中辅导", "日常管理", "领队负责制", "服务时数统计",
    "活动总结、心得分享", "理事会", "科学决策、公开监督、成果评价", "“三会”",
    "每条街道不少于一个", "社区（村）用房", "党员+社工+志愿者", "党团建设", "项目库",
    "志愿服务有承诺", "个性化的项目", "三级志工委", "星级认定", "志愿服务保险", "物质化补偿",
    "市长奖", "储蓄型激励", "入学、就业、就医优待", "志愿服务工作指导中心",
    "编制、政府购买服务、挂职和选派", "全国文明城市",
)  # fmt: skip


def test_all_mechanisms_are_told() -> None:
    plain = re.sub(r"\*\*|\[([^\]]*)\]\([^)]*\)", r"\1", PAGE)
    assert len(MECHANISMS) == 38
    assert [words for words in MECHANISMS if words not in plain] == []


def test_it_leads_to_what_one_can_do() -> None:
    links = set(re.findall(r"\]\((/[a-z-]+/)\)", PAGE))
    assert links >= {
        "/openings/", "/projects/", "/organizations/", "/stations/", "/register/", "/regulation/",
    }  # fmt: skip


@pytest.mark.parametrize("slug", ["programme", "regulation", "safety", "privacy", "accessibility"])
def test_the_built_page_says_what_was_written_and_is_linked(demo_site: Sandbox, slug: str) -> None:
    source = (ROOT / "content" / "pages" / f"{slug}.md").read_text(encoding="utf-8")
    built = (demo_site.output / slug / "index.html").read_text(encoding="utf-8")
    for heading in re.findall(r"^## (.+)$", source, re.MULTILINE):
        assert f">{heading}</h2>" in built
    assert f'href="/{slug}/"' in (demo_site.output / "index.html").read_text(encoding="utf-8")
