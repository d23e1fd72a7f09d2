# Begins every script: $1 is the target's folder. Who holds .work is not yet done with it.
set -eu
umask 022
LC_ALL=C
export LC_ALL
cd "$1"
shift
exec 8>>.work
flock -s 8
