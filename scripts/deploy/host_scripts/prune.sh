# Keep the newest $1 releases and the live one, and the assets of those. $2: the newest.
live=$(readlink current)
ls releases | sort -n -r | tail -n +"$(($1 + 1))" | while IFS= read -r number; do
  [ "releases/$number" = "$live" ] || rm -rf "releases/$number"
done
for release in releases/*; do
  [ "$release" = "releases/$2" ] || rm -rf "$release/snapshot"
done
find shared/assets -type f | while IFS= read -r file; do
  used=
  for release in releases/*; do
    [ ! -e "$release/site/assets/${file#shared/assets/}" ] || used=yes
  done
  [ -n "$used" ] || rm -f "$file"
done
