# Remove what a killed deploy left: uploads, half-made names, releases that never went live.
rm -rf incoming shared/.asset.new .texts .current.new
live=$(readlink current 2>/dev/null || true)
for release in releases/*; do
  [ -d "$release" ] || continue
  if [ "$release" = "$live" ]; then
    [ -e "$release/live" ] || : >"$release/live"
  elif [ ! -e "$release/live" ]; then
    rm -rf "$release"
  fi
done
