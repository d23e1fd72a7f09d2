# Hold the target's lock until standard input ends, however the other side ends.
# $1 folder, $2 who asks, $3 seconds to wait, $4 "make" where the folder may be new.
# Says one line: ready, or why not. The system frees the lock of a process that has died.
set -eu
umask 022
missing=
for tool in tar sha256sum flock timeout find cp mv ln xargs cmp readlink; do
  command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
done
[ -z "$missing" ] || { echo "missing$missing"; exit 0; }
[ "$4" != make ] || mkdir -p "$1"
[ -d "$1" ] || { echo "nothing"; exit 0; }
cd "$1"
if [ ! -d releases ]; then
  [ "$4" = make ] || { echo "nothing"; exit 0; }
  [ -z "$(ls -A | grep -v -x -e .lock -e .work -e lost+found)" ] || { echo "foreign"; exit 0; }
fi
exec 9>>.lock
if [ "$3" = 0 ]; then
  flock -n 9
else
  timeout "$3" flock 9
fi || { echo "held $(cat .lock)"; exit 0; }
printf '%s\n' "$2" >.lock
# A script of a deploy that was killed may still be running: it ends by itself.
timeout 60 flock .work true || { echo "held $2"; exit 0; }
mkdir -p releases
echo "ready"
cat >/dev/null
: >.lock
