"""`manage token`: what a pull from another machine needs as MANAGEMENT_API_TOKEN."""

import argparse
import datetime as dt

from scripts.management.secret_files import secret
from scripts.workspace import Workspace


def api_token(places: Workspace) -> str:
    """Return the token that the API asks for, made on first use."""
    return secret(places.var / "secrets", "api-token")


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(_args: argparse.Namespace, places: Workspace, _now: dt.datetime) -> None:
    """Print the token alone, so that a script can take it."""
    print(api_token(places))
