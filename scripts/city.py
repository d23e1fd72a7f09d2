"""Read content/city.yaml into `records.City`, with errors a person can mend."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import yaml

from scripts.errors import ConfigError
from scripts.records.city import City
from scripts.records.explain import explain
from scripts.rules import severity
from scripts.rules.contrast import unreadable
from scripts.rules.quick_yaml import load_yaml


def public_address(city: City, environ: Mapping[str, str]) -> str:
    """Return the address a site is published at, without a slash at the end; "" where none is.

    SITE_URL in the environment wins over site_url in city.yaml.
    """
    return (environ.get("SITE_URL") or city.site_url or "").rstrip("/")


def require_address(city: City, environ: Mapping[str, str]) -> None:
    """Refuse to publish without an address: pages, feeds and site maps name themselves by it."""
    if not public_address(city, environ).startswith(("https://", "http://")):
        raise ConfigError(
            "正式发布需要网站的公开地址：请在环境变量 SITE_URL 中设置，"
            "或写进 content/city.yaml 的 site_url，例如 https://volunteer.example.org"
        )


def load_city(path: Path) -> City:
    """Read and validate a city file.

    Raises ConfigError naming the file, the place and what was expected.
    """
    try:
        raw = load_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}：没有这个文件；城市的名称、区划等都写在其中") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}：不是 UTF-8 文字，请另存为 UTF-8") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}{_line(error)}：YAML 格式有误，请检查缩进和冒号") from None
    _refuse_severities(path, raw)
    try:
        city = msgspec.convert(raw, City)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}：{explain(str(error))}") from None
    if problems := _problems(city):
        raise ConfigError("\n".join(f"{path}：{problem}" for problem in problems))
    return city


def _refuse_severities(path: Path, raw: object) -> None:
    """Say at which source and rule a severity is wrong, which a type alone can't."""
    if isinstance(raw, dict) and "severities" in raw:
        raw["severities"] = severity.said_in_yaml(raw["severities"])
        if problems := list(severity.problems(raw["severities"])):
            raise ConfigError("\n".join(f"{path}：{problem}" for problem in problems))


def _line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}:{mark.column + 1}" if mark else ""


def _problems(city: City) -> list[str]:
    found = [
        f"divisions：{division.name} 的街道 {street.code} {street.name} "
        f"应以区划代码 {division.code} 开头"
        for division in city.divisions
        for street in division.streets
        if not street.code.startswith(division.code)
    ]
    lists = {
        "divisions": [division.code for division in city.divisions],
        "streets": [street.code for division in city.divisions for street in division.streets],
        "categories": [entry.code for entry in city.categories],
        "service_objects": [entry.code for entry in city.service_objects],
        "organization_kinds": [entry.code for entry in city.organization_kinds],
    }
    for name, codes in lists.items():
        found += [
            f"{name}：代码 {code} 重复" for code in sorted(set(codes)) if codes.count(code) > 1
        ]
    try:
        ZoneInfo(city.timezone)
    except (KeyError, ValueError, OSError):
        found.append(f"timezone：没有 {city.timezone} 这个时区，例如 Asia/Shanghai")
    found += unreadable(city.colours)
    if city.site_url and city.site_url.endswith("/"):
        found.append("site_url：末尾不要写 /")
    return found
