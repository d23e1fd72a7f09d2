# Unpack the archive on standard input into a folder below the target: $1.
tar -x -o -f - -C "$1"
