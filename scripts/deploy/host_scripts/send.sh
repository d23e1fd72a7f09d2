# Send the files that the patterns name, as an archive; nothing where there are none.
patterns=$*
set --
for path in $patterns; do
  if [ -e "$path" ] || [ -h "$path" ]; then
    set -- "$@" "$path"
  fi
done
[ $# -eq 0 ] || tar -cf - "$@"
