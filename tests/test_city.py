from pathlib import Path

import pytest
import yaml

from scripts.city import load_city
from scripts.errors import ConfigError
from tests.support import ROOT, Sandbox

CHENZHOU = ROOT / "content" / "city.yaml"


def written(tmp_path: Path, **changes: object) -> Path:
    raw = yaml.safe_load(CHENZHOU.read_text(encoding="utf-8"))
    kept = {key: value for key, value in {**raw, **changes}.items() if value is not None}
    path = tmp_path / "city.yaml"
    path.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    return path


def test_chenzhou_has_its_eleven_divisions_and_their_streets() -> None:
    city = load_city(CHENZHOU)
    assert (len(city.divisions), sum(len(d.streets) for d in city.divisions)) == (11, 162)
    assert sum(s.name.endswith("街道") for d in city.divisions for s in d.streets) == 23


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": None}, "name：缺少这一项"),
        ({"colour": "red"}, "colour：没有这一项设置，请检查拼写"),
        ({"code": 431000}, "code：应为文字，写成了整数"),
        ({"timezone": "Asia/Chenzhou"}, "timezone：没有 Asia/Chenzhou 这个时区"),
        ({"site_url": "https://example.org/"}, "site_url：末尾不要写 /"),
        ({"colours": {"lead": "green", "lead_deep": "#000000", "accent": "#000000"}},
         "colours.lead：应为颜色"),
        ({"colours": {"lead": "#7FC8B8", "lead_deep": "#000000", "accent": "#A83A1E"}},
         "colours.lead：#7FC8B8 与页面底色的对比度只有 1.8"),
        ({"categories": [{"code": "a", "name": "甲"}, {"code": "a", "name": "乙"}]},
         "categories：代码 a 重复"),
        ({"divisions": [{"code": "431002", "name": "北湖区",
                         "streets": [{"code": "431003001", "name": "错街道"}]}]},
         "应以区划代码 431002 开头"),
        ({"sign_up": {"name": "平台", "url": "https://a.example", "hosts": ["https://a.example"]}},
         "sign_up.hosts[0]：应为小写的主机名（例如 chinavolunteer.mca.gov.cn）"),
        ({"severities": ["error"]}, "severities：应为一组来源，例如 own"),
        ({"severities": {"own": "error"}}, "severities.own：应为一组“规则: 轻重”"),
        ({"severities": {"own": {"missing-risk": "error"}}},
         "severities.own.missing-risk：没有这条规则，是不是 missing-risks？全部规则见"),
        ({"severities": {"县平台": {"fee": "fatal"}}},
         "severities.县平台.fee：轻重应为 error、warning、off 之一，写成了 fatal"),
        ({"severities": {"own": {"picture-file": "error"}}},
         "severities.own.picture-file：不能是 error"),
        ({"severities": {"every": {"fee": True}}}, "severities.every.fee：轻重应为"),
    ],
)  # fmt: skip
def test_each_fault_names_the_file_the_place_and_what_is_expected(
    tmp_path: Path, changes: dict[str, object], sentence: str
) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(ConfigError) as caught:
        load_city(path)
    assert str(path) in str(caught.value)
    assert sentence in str(caught.value)


def test_an_off_without_quotes_is_off(tmp_path: Path) -> None:
    path = written(tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write("\nseverities:\n  own: {fee: off, missing-risks: error}\n")
    assert load_city(path).severities == {"own": {"fee": "off", "missing-risks": "error"}}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"name: [", ":1:8：YAML 格式有误".encode()),
        ("name: 郴州".encode("gb18030"), "不是 UTF-8 文字".encode()),
        (b"", "应为一组字段".encode()),
    ],
)
def test_a_broken_file_is_told_apart(tmp_path: Path, data: bytes, sentence: bytes) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load_city(path)
    assert sentence.decode() in str(caught.value)


def test_every_command_stops_at_a_bad_city_file(place: Sandbox) -> None:
    (place.content / "city.yaml").unlink()
    assert "没有这个文件" in place.run("check", "content", code=1).stderr


def test_a_bad_build_time_is_refused(place: Sandbox) -> None:
    done = place.run("check", "content", code=1, BUILD_TIME="yesterday")
    assert "BUILD_TIME：写成了 yesterday" in done.stderr


def test_an_output_folder_that_holds_the_content_is_refused(place: Sandbox) -> None:
    done = place.run("check", "content", code=1, PORTAL_OUTPUT=str(place.root))
    assert "PORTAL_OUTPUT" in done.stderr
