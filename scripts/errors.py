"""Every error a person can meet, in one tree.

PortalError                 says what is wrong, where, what was expected and what to do; exit 1
├── ConfigError             content/city.yaml or an environment setting
├── ContractError           the management API answers something the contract does not allow
├── SourceError             the management API can't be reached or refuses
├── GuardError              the answer is valid but suspicious: too much is gone or broken
├── SnapshotError           content/data is missing, damaged, or of another version
│   └── NewerSnapshotError      written by a newer version of this software
├── ImportFileError         a spreadsheet or its mapping can't be loaded
├── BuildError              Pelican stopped
├── CheckError              the built site or the content breaks a rule
├── DeployError             a target can't be reached, or a release may not go there
└── LockError                another command is at work

Messages are in Chinese: media staff and the office read them.
"""


class PortalError(Exception):
    """The root: `str(error)` is the whole message for the person at the keyboard."""


class ConfigError(PortalError):
    """A setting or content/city.yaml is missing or wrong."""


class ContractError(PortalError):
    """The management API's answer breaks the contract in docs/openapi.json."""


class SourceError(PortalError):
    """The management API can't be reached, or refuses to answer."""


class GuardError(PortalError):
    """A pull that would lose or quarantine too much; see `--accept`."""


class SnapshotError(PortalError):
    """The snapshot in content/data can't be read."""


class NewerSnapshotError(SnapshotError):
    """A newer version of this software wrote the snapshot; pulling afresh would lose it."""


class ImportFileError(PortalError):
    """A spreadsheet or its mapping can't be loaded."""


class BuildError(PortalError):
    """Pelican did not finish; its own messages stand above."""


class CheckError(PortalError):
    """At least one check found a problem; all of them are listed."""


class DeployError(PortalError):
    """A target can't be reached, or a release may not go there; the live site is as it was."""


class LockError(PortalError):
    """Another command holds the lock; the message says which and since when."""
