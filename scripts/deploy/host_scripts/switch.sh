# Make the uploaded release live. $1 its number, $2 what `current` must still say, $3 log line.
[ "$(readlink current 2>/dev/null || true)" = "$2" ] || { echo "moved"; exit 0; }

# Assets first: a page of the new release must find them, one of the old must still find its own.
mkdir -p shared/assets
if [ -d incoming/site/assets ]; then
  (cd incoming/site/assets && find . -type d) | while IFS= read -r folder; do
    mkdir -p "shared/assets/$folder"
  done
  (cd incoming/site/assets && find . -type f) | while IFS= read -r file; do
    cmp -s "incoming/site/assets/$file" "shared/assets/$file" && continue
    ln -f "incoming/site/assets/$file" shared/.asset.new
    mv -f shared/.asset.new "shared/assets/$file"
  done
fi

# Then what is withdrawn: from here on it answers 410, in the old release too. What is published
# again leaves the list.
mkdir -p shared/gone
cp -R incoming/gone/. shared/gone/
(cd shared/gone && find . -type f) | while IFS= read -r mark; do
  [ -e "incoming/gone/$mark" ] || rm -f "shared/gone/$mark"
done
rm -rf incoming/gone
mv incoming/all-gone.map shared/gone.map

mv -T incoming "releases/$1"
ln -s "releases/$1" .current.new
mv -T .current.new current
: >"releases/$1/live"
printf '%s\n' "$3" >>deploy.log
echo "live"
