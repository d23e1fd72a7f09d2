# Begins every script: $1 is the target's folder. Who holds .work is not yet done with it.
set -eu
umask 022
LC_ALL=C
export LC_ALL

# rmdir leaves folders that aren't empty, and says so; inner ones come first.
drop_empty_folders() {
  find "$@" -depth -type d -exec rmdir {} + 2>/dev/null || true
}

cd "$1"
shift
exec 8>>.work
flock -s 8
