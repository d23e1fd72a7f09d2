"""The words by which a picture's credit is read: labels, and what organizations' names end with."""


def _row(words: str) -> tuple[str, ...]:
    return tuple(words.split())


LABELS = frozenset(
    _row(
        "摄影 摄 拍摄 摄像 摄制 图 文 图文 图片 照片 相片 供图 供稿 提供 图源 来源 作者 出品 "
        "制图 绘图 插图 配图 截图 视频 航拍 由 摄影者 摄影师 记者 通讯员 本报 本网 本站 本刊 "
        "本台 网络 无 未知 示意图 示例图 效果图 资料图 资料图片 资料 档案图片 及 和 与 等 "
        "编辑 图片编辑 文字 学生 教师 志愿者 摄影报道"
    )
)
"""Words that stand alone in a credit and name nobody."""

BEFORE = (
    "摄影记者", "摄影师", "摄影者", "志愿者", "图片由", "照片由", "摄影", "拍摄", "航拍", "图片",
    "照片", "作者", "摄", "由",
)  # fmt: skip
"""Labels that are written together with the name after them; the longer first."""

AFTER = (
    "摄影报道", "摄影师", "图片", "照片", "摄影", "拍摄", "摄像", "航拍", "制图", "摄", "等",
)  # fmt: skip
"""The same of the name before them. 图 and 文 are none: a name may end with them."""

ANYWHERE = (
    "拍摄于", "摄于", "拍于", "供图", "供稿", "提供", "图源", "来源", "通讯员",
    "记者(?!协会|之家|站|部|团)",
)  # fmt: skip
"""Labels that no organization has in its name; patterns."""

ENDINGS = _row(
    "中心 协会 学会 联合会 基金会 促进会 研究会 理事会 商会 工会 委员会 居委会 村委会 "
    "红十字会 志愿队 服务队 救援队 联盟 工作室 工作站 服务站 驿站 公司 集团 企业 银行 "
    "日报 晚报 早报 周报 新闻 新闻网 电视台 广播 卫视 融媒体 融媒 传媒 通讯社 出版社 "
    "杂志社 社区 街道 政府 法院 检察院 医院 学校 大学 学院 中学 小学 高中 初中 幼儿园 "
    "图书馆 博物馆 文化馆 美术馆 科技馆 体育馆 纪念馆 展览馆 公园 景区 文明办 志愿办 "
    "团市委 团县委 团区委 妇联 残联 文联 工商联 宣传部 图库 影像 视觉 公益 志愿者之家 "
    "新华社"
)
"""What an organization's name ends with, from two characters on."""

SHORT_ENDINGS = frozenset("办局委队报网厅处")
"""Single characters that end an organization's name of three characters or more."""

LONG_ENDINGS = frozenset("社部馆站院所校台团会科室园村镇乡县市区")
"""Single characters that also end people's names; they count from four characters on."""

LATIN_LABELS = frozenset(
    _row(
        "photo photos photograph photographs photography photographer image images picture "
        "pictures by courtesy for from via source credit credits copyright provided"
    )
)
"""Words between which the names stand."""

LATIN_LINKS = frozenset(("of", "the", "and", "a", "an", "in", "at"))
"""Words that mean nothing at the edge of a name."""

LATIN_ORGANIZATIONS = frozenset(
    _row(
        "office center centre association service services department dept foundation club "
        "team city county town village state district borough council committee news media "
        "press times daily post inc ltd llc corp company university college school library "
        "museum hospital church society institute agency bureau ministry government "
        "federation union league network group organization organisation corps volunteers "
        "commission authority parks archive archives magazine newspaper radio television tv "
        "studio studios united nations"
    )
)
"""One of these in a name makes it an organization's."""
