import pytest

from scripts.errors import ConfigError
from scripts.pull import Api
from scripts.pull.api import api_from
from tests.pull.conftest import Desk
from tests.pull.server import TOKEN


@pytest.mark.parametrize("missing", ["MANAGEMENT_API_URL", "MANAGEMENT_API_TOKEN"])
def test_a_missing_setting_is_named(desk: Desk, missing: str) -> None:
    said = desk.command(code=1, **{missing: ""})
    assert f"没有设置环境变量 {missing}；" in said
    assert TOKEN not in said


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("volunteer.example.org", "应以 https:// 开头"),
        ("ftp://volunteer.example.org", "应以 https:// 开头"),
        ("https://", "应以 https:// 开头"),
        ("https://host:port/", "不是网址"),
        ("https://user:secret@volunteer.example.org", "不要写用户名和密码"),
        ("https://volunteer.example.org/?key=secret", "不要带"),
        ("http://volunteer.example.org", "MANAGEMENT_API_INSECURE=1"),
        ("http://127.0.0.1.example.org", "MANAGEMENT_API_INSECURE=1"),
    ],
)
def test_an_address_the_token_must_not_go_to_is_refused(url: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence) as caught:
        Api(url, TOKEN)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("foo", "foo"),
        ("volunteer.example.org/base", "volunteer.example.org/base"),
        ("localhost:8000", "localhost:8000"),
        ("ftp://volunteer.example.org", "ftp://volunteer.example.org"),
        ("user:secret@volunteer.example.org", "…volunteer.example.org"),
        ("ftp://user:secret@volunteer.example.org", "ftp://…volunteer.example.org"),
        ("ftp://user:1/secret://secret@example.org", "ftp://…example.org"),
        ("user:secret@x://example.org", "…x://example.org"),
        ("example.org?key=secret", "example.org"),
        ("user:secret#secret@example.org", "…"),
    ],
)
def test_what_was_written_is_shown_without_its_secrets(url: str, shown: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Api(url, TOKEN)
    assert f"写成了 {shown}，" in str(caught.value)


def test_an_address_and_a_token_in_each_other_s_place_are_named() -> None:
    with pytest.raises(ConfigError, match="写反了") as caught:
        Api(TOKEN, "https://volunteer.example.org")
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://volunteer.example.org/base", "http://127.0.0.1:8000", "http://[::1]:8000/",
            "http://localhost:8000"],
)  # fmt: skip
def test_safe_addresses_pass(url: str) -> None:
    assert Api(url, TOKEN).base_url == url


def test_plain_http_to_another_host_is_a_decision() -> None:
    settings = {"MANAGEMENT_API_URL": "http://office.example.org", "MANAGEMENT_API_TOKEN": TOKEN}
    assert api_from({**settings, "MANAGEMENT_API_INSECURE": "1"}).insecure
    with pytest.raises(ConfigError):
        api_from(settings)


@pytest.mark.parametrize("token", ["", "with space", "line\nbreak", "令牌"])
def test_a_token_that_was_copied_badly_is_refused(token: str) -> None:
    with pytest.raises(ConfigError, match="MANAGEMENT_API_TOKEN"):
        Api("https://volunteer.example.org", token)


def test_the_token_is_not_shown_with_the_api() -> None:
    assert TOKEN not in repr(Api("https://volunteer.example.org", TOKEN))


def test_a_netrc_file_does_not_replace_the_token(desk: Desk) -> None:
    netrc = desk.place.root / ".netrc"
    netrc.write_text("machine 0.0.0.0 login someone password else\n")
    netrc.chmod(0o600)
    url = desk.api.url.replace("127.0.0.1", "0.0.0.0")  # noqa: S104 — asked, not listened on
    said = desk.command(
        HOME=str(desk.place.root), MANAGEMENT_API_URL=url, MANAGEMENT_API_INSECURE="1",
        no_proxy="*",
    )  # fmt: skip
    assert "数据已更新" in said


def test_a_proxy_setting_does_not_get_the_token_of_a_local_api(desk: Desk) -> None:
    assert "数据已更新" in desk.command(http_proxy="http://127.0.0.1:1", no_proxy="")
