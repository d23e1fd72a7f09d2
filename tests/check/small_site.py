"""A small site that breaks no rule, as texts by path; tests change one thing and write it."""

from pathlib import Path

PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · 志愿之城</title>
<link rel="stylesheet" href="/assets/site.css">
<link rel="icon" href="/assets/icon.svg">
<link rel="alternate" type="application/atom+xml" href="/feeds/stories.atom.xml">
<script src="/assets/site.js" defer></script>
</head>
<body>
<a href="#main">跳到正文</a>
<main id="main">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
BODY_LINE = 16
"""The line of a page on which its body begins."""

HOME_BODY = """<p>欢迎，<a href="/opening/OP-1/">招募</a> <a href="/opening/OP-1/#when">时间</a>
<p><img src="/assets/lake.png" alt="湖面" srcset="/assets/lake.png 1x, /assets/lake.png 2x"></p>
<p><img src="/assets/lake.png" alt="" aria-hidden="true"></p>
<p>电话 <a href="tel:0735-2888888">0735-2888888</a>，<a href="https://example.org/">平台</a></p>
<script type="application/ld+json">{"@type": "Event"}</script>
<svg aria-hidden="true"><use href="#main"/></svg>"""
OPENING_BODY = """<h2 id="when">时间</h2>
<p><a href="../../">首页</a> <a href="/">首页</a> <a href="?page=2#main">本页</a></p>"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>志愿故事</title>
<link rel="self" href="/feeds/stories.atom.xml"/>
<entry><title>热水</title><link href="/opening/OP-1/"/><summary>下雨天的热水</summary></entry>
</feed>
"""
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>/</loc></url>
<url><loc>/opening/OP-1/</loc></url>
</urlset>
"""
STYLE = """/* url(nowhere.png) stands in a comment */
body { margin: 0 }
.hero { background: url("lake.png") }
"""
DEMO = "<aside><p>演示网站：页面上的组织和活动都是虚构的</p></aside>"
NOINDEX = '<meta name="robots" content="noindex">'


def page(title: str, body: str) -> str:
    return PAGE.replace("{title}", title).replace("{body}", body)


def small_site() -> dict[str, str]:
    """Return the files of a site that breaks no rule; pictures hold no text to check."""
    return {
        "index.html": page("首页", HOME_BODY),
        "404.html": page("没有这一页", '<p><a href="/">回首页</a></p>'),
        "opening/OP-1/index.html": page("清理河岸", OPENING_BODY),
        "feeds/stories.atom.xml": FEED,
        "sitemap.xml": SITEMAP,
        "robots.txt": "User-agent: *\nAllow: /\n",
        "data/openings.json": '{\n"title": "清理河岸",\n"seq": 17\n}\n',
        "calendar.ics": "BEGIN:VCALENDAR\r\nSUMMARY:清理河岸\r\nEND:VCALENDAR\r\n",
        "assets/site.css": STYLE,
        "assets/site.js": 'document.documentElement.dataset.ready = "yes";\n',
        "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0 0"/>\n</svg>\n',
        "assets/lake.png": "not read",
    }


def demo_site() -> dict[str, str]:
    """Return the small site with the demo mark on everything."""
    files = small_site()
    for path, text in files.items():
        if path.endswith(".html"):
            files[path] = text.replace("<body>", f"<body>{DEMO}").replace(
                "<title>", f"{NOINDEX}<title>"
            )
    files["feeds/stories.atom.xml"] = FEED.replace("志愿故事", "志愿故事（演示）")
    files["sitemap.xml"] = SITEMAP.replace("<url>", "<!-- 演示 --><url>", 1)
    files["robots.txt"] += "# 演示网站\n"
    files["data/openings.json"] = files["data/openings.json"].replace("清理", "（演示）清理")
    files["calendar.ics"] = files["calendar.ics"].replace("清理", "（演示）清理")
    return files


def write(root: Path, files: dict[str, str]) -> Path:
    """Write a site's files below a folder."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return root
