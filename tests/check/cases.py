"""One bad input, or several, for every rule of a built site: what is changed, what is found.

`line` counts within the file; `old` is replaced by `new` once.
"""

from dataclasses import dataclass
from random import Random

from tests.check.small_site import BODY_LINE

BASE = "https://volunteer.example"
IDENTITY = "11010519491231002X"  # the example in GB 11643-1999
MOBILE = "13800138000"
_NOISE = Random(7)  # noqa: S311 # the same digits each time, nothing secret


def noise(count: int) -> str:
    """Return letters that don't compress: about 0.6 bytes each."""
    return "".join(_NOISE.choices("abcdefghijklmnopqrstuvwxyzABCDEF", k=count))


@dataclass(frozen=True, kw_only=True)
class Case:
    """A change of one file that must make exactly one problem."""

    rule: str
    path: str = "index.html"
    old: str = "<p>欢迎"
    new: str
    line: int | None = BODY_LINE
    demo: bool = False
    base_url: str = ""
    found: str = ""
    """A part of the message."""


def body(rule: str, new: str, found: str = "") -> Case:
    """Put something into the home page's body, on its first line."""
    return Case(rule=rule, new=f"{new}<p>欢迎", found=found)


HEAD = "<title>首页"

CASES = (
    body("html-syntax", "<p>甲</b></p>", "</b>"),
    body("html-syntax", "</section>", "</section>"),
    body("html-syntax", '<p title="甲"lang="zh">甲</p>', "空格"),
    body("html-syntax", "<p>甲 &lt 乙</p>", "分号"),
    Case(rule="html-syntax", old="<main id", new="<div><main id", line=23, found="div"),
    body("html-syntax", '<p id="a" id="b">甲</p>', "两次"),
    Case(rule="html-syntax", old="<!doctype html>\n", new="", line=1, found="doctype"),
    Case(rule="data-syntax", path="sitemap.xml", old="</urlset>", new="", line=6),
    Case(rule="data-syntax", path="assets/icon.svg", old="<path", new="<g><path", line=3),
    Case(rule="data-syntax", path="data/openings.json", old="17\n}", new="17,\n}", line=4),
    Case(rule="page-language", old=' lang="zh-CN"', new="", line=1),
    Case(rule="page-title", old="首页 · 志愿之城", new=" ", line=1),
    Case(rule="one-h1", old="<h1>首页</h1>", new="<h2>首页</h2>", line=1),
    body("one-h1", "<h1>又一个</h1>"),
    Case(rule="viewport", old='<meta name="viewport"', new='<meta name="view"', line=1),
    Case(rule="viewport", old="initial-scale=1", new="user-scalable=no", line=5),
    body("duplicate-id", '<p id="main">甲</p>'),
    body("alt-missing", '<img src="/assets/lake.png">'),
    body("alt-missing", '<img src="/assets/lake.png" aria-hidden="true">'),
    body("alt-missing", '<svg role="img"><path d="M0 0"/></svg>'),
    body("alt-missing", '<input type="image" src="/assets/lake.png">'),
    body("alt-empty", '<img src="/assets/lake.png" alt=" ">'),
    body("inline-style", '<p style="color:red">甲</p>'),
    Case(rule="inline-style", old=HEAD, new=f"<style>p {{}}</style>{HEAD}", line=6),
    body("inline-script", "<script>go()</script>"),
    body("inline-script", '<script type="module">go()</script>'),
    body("inline-script", '<button onclick="go()">走</button>'),
    body("inline-script", '<a href=" java\tscript:go()">走</a>'),
    body("inline-script", '<iframe srcdoc="x" title="x"></iframe>'),
    Case(rule="inline-script", path="assets/icon.svg", old="<path", line=2,
         new='<path onload="go()"'),
    Case(rule="inline-script", path="assets/icon.svg", old="<path", line=2,
         new="<script>go()</script><path"),
    body("other-host", '<img src="https://cdn.example/a.png" alt="甲">', "cdn.example"),
    body("other-host", '<img src="//cdn.example/a.png" alt="甲">'),
    body("other-host", '<img src="/assets/lake.png" srcset="//cdn.example/a.png 2x" alt="甲">'),
    body("other-host", '<script src="https://cdn.example/a.js"></script>'),
    body("other-host", '<iframe src="https://cdn.example/" title="甲"></iframe>'),
    body("other-host", '<form action="https://cdn.example/"></form>'),
    body("other-host", '<svg aria-hidden="true"><use href="https://cdn.example/a.svg#b"/></svg>'),
    Case(rule="other-host", old=HEAD, line=6,
         new=f'<link rel="preload" as="font" href="https://cdn.example/a.ttf">{HEAD}'),
    Case(rule="other-host", path="assets/site.css", old='url("lake.png")',
         new="url(https://cdn.example/a.png)", line=3),
    Case(rule="other-host", path="assets/site.css", old="body",
         new="@import '//cdn.example/a.css';\nbody", line=2),
    Case(rule="other-host", path="assets/site.js", old="document",
         new='import x from "https://cdn.example/x.js";\ndocument', line=1),
    body("broken-link", '<a href="/openings/">甲</a>', "/openings/"),
    body("broken-link", '<a href="/opening/OP-1">甲</a>'),
    body("broken-link", '<a href="">甲</a>'),
    body("broken-link", '<a href="http://[bad/">甲</a>', "无法理解"),
    body("broken-link", '<img src="/assets/LAKE.png" alt="甲">'),
    body("broken-link", '<img src="/assets/lake.png" srcset="/assets/lake@2.png 2x" alt="甲">'),
    Case(rule="broken-link", path="assets/site.css", old='"lake.png"', new='"sea.png"', line=3),
    Case(rule="broken-link", path="sitemap.xml", old="OP-1", new="OP-2", line=4),
    Case(rule="broken-link", path="feeds/stories.atom.xml", old="OP-1", new="OP-2", line=5),
    Case(rule="broken-link", path="opening/OP-1/index.html", old="../../", new="../",
         line=BODY_LINE + 1),
    Case(rule="broken-link", old=HEAD, line=6, base_url=BASE,
         new=f'<link rel="canonical" href="{BASE}/nowhere/">{HEAD}'),
    Case(rule="broken-link", old=HEAD, line=6, base_url=BASE,
         new=f'<meta property="og:url" content="{BASE}/nowhere/">{HEAD}'),
    body("broken-fragment", '<a href="#nowhere">甲</a>', "#nowhere"),
    Case(rule="broken-fragment", old="#when", new="#where", found="#where"),
    Case(rule="base-element", old=HEAD, new=f'<base href="/">{HEAD}', line=6),
    Case(rule="own-address", old=HEAD, line=6, base_url=BASE,
         new=f'<link rel="canonical" href="https://other.example/">{HEAD}'),
    body("identity-number", f"<p>证件 {IDENTITY}</p>", "110***"),
    body("identity-number", "<p>证件 110105 19491231 002x</p>"),
    body("identity-number", "<p>证件 １１０１０５１９４９１２３１００２Ｘ</p>"),
    body("identity-number", f"<p>证件 {IDENTITY[:9]}<b>{IDENTITY[9:]}</b></p>"),
    body("identity-number", f'<p data-id="{IDENTITY}">甲</p>'),
    body("identity-number", f"<!-- {IDENTITY} -->"),
    Case(rule="identity-number", path="robots.txt", old="Allow: /", new=f"# {IDENTITY}", line=2),
    body("mobile-number", f"<p>电话{MOBILE}</p>", "138******00"),
    body("mobile-number", "<p>电话 138 0013 8000</p>"),
    body("mobile-number", "<p>电话 138-0013-8000</p>"),
    body("mobile-number", "<p>电话 +86 138 00138000</p>"),
    body("mobile-number", "<p>电话 １３８００１３８０００</p>"),
    body("mobile-number", "<p>电话 138\u200b0013\u200b8000</p>"),
    body("mobile-number", "<p>电话 <b>138</b>0013<i>8000</i></p>"),
    body("mobile-number", f'<a href="tel:+86{MOBILE}">拨打</a>'),
    body("mobile-number", f'<script type="application/ld+json">{{"t": "{MOBILE}"}}</script>'),
    Case(rule="mobile-number", path="data/openings.json", old="17", new=MOBILE, line=3),
    Case(rule="mobile-number", path="data/openings.json", old="清理河岸",
         new="\\u0031\\u0033800138000", line=2),
    Case(rule="mobile-number", path="feeds/stories.atom.xml", old="热水</summary>",
         new=f"热水，问 {MOBILE}</summary>", line=5),
    Case(rule="mobile-number", path="calendar.ics", old="清理河岸", line=2,
         new="找 13800\r\n 138000"),
    body("template-mark", "<p>{{ title }}</p>"),
    body("template-mark", '<p title="{% if %}">甲</p>'),
    body("no-value", "<p>名额：<b>None</b></p>"),
    Case(rule="no-value", path="data/openings.json", old="清理河岸", new="Undefined", line=2),
    Case(rule="demo-mark", demo=True, old="演示网站：", new="", line=None),
    Case(rule="demo-mark", demo=True, path="sitemap.xml", old="演示", new="", line=None),
    Case(rule="demo-mark", demo=True, path="feeds/stories.atom.xml", old="（演示）", new="",
         line=None),
    Case(rule="demo-mark", demo=True, path="data/openings.json", old="（演示）", new="", line=None),
    Case(rule="demo-mark", demo=True, path="calendar.ics", old="（演示）", new="", line=None),
    Case(rule="demo-mark", demo=True, path="robots.txt", old="演示网站", new="", line=None),
    Case(rule="demo-noindex", demo=True, old="noindex", new="index", line=1),
    body("no-demo-mark", "<p>演示网站：都是虚构的</p>"),
    Case(rule="page-weight", path="404.html", old="<p>", line=None, new=f"<p>{noise(110_000)}"),
    Case(rule="page-weight", path="opening/OP-1/index.html", old="</head>", line=None,
         new=f'<script src="/assets/big.js"></script><!--{noise(100_000)}--></head>'),
    Case(rule="home-weight", line=None, new=f"<p>{noise(60_000)}欢迎"),
)  # fmt: skip
"""Each makes exactly one problem in a site that otherwise has none."""
