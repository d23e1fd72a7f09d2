"""Text files that are no UTF-8, or links that lead out of the site's folder."""

from scripts.rules.problem import Rule

ENCODING = Rule("utf-8", "文字文件要用 UTF-8 编码", "另存为 UTF-8")
SYMLINK = Rule("symbolic-link", "网站里只放文件本身", "换成文件本身，不用符号链接")
