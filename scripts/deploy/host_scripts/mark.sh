# Say that real people read this target. $1: who marked it, and when.
[ -e production ] || printf '%s\n' "$1" >production
