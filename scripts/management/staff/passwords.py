from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django's own rule, in Chinese: its translation lacks these two sentences."""

    def get_error_message(self) -> str:
        """Say what is wrong."""
        return f"密码太短，至少要 {self.min_length} 个字符"

    def get_help_text(self) -> Any:
        """Say what is asked."""
        return f"密码至少要 {self.min_length} 个字符。"
