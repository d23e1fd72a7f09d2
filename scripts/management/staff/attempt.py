from django.db import models


class LoginAttempt(models.Model):
    """A failed login.

    The name that was typed is kept as a keyed hash only: people type passwords there.
    """

    name_hash = models.CharField("账号", max_length=64, db_index=True)
    moment = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "登录失败"

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M}"
