"""Pure rules that pull, management, checks and pages share: no I/O, no clock."""
