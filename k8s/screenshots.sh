#!/bin/sh
# Makes docs/pods_screenshot.png and docs/services_screenshot.png: what kubectl says of the cluster that it points at.
# Needs Chromium, which draws them. Usage: k8s/screenshots.sh [NAMESPACE]
set -eu

namespace=${1:-udaconnect}
docs=$(CDPATH='' cd -- "$(dirname -- "$0")/../docs" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "screenshots: $*" >&2
  exit 1
}

command -v kubectl >/dev/null || fail 'needs kubectl.'
for browser in chromium chromium-browser google-chrome ''; do
  [ -n "$browser" ] || fail 'needs Chromium.'
  if command -v "$browser" >/dev/null; then break; fi
done

# shoot KIND
shoot() {
  kubectl get "$1" --namespace "$namespace" >"$work/$1.txt" || fail "kubectl cannot say which $1 there are."
  [ -s "$work/$1.txt" ] || fail "there are no $1 in $namespace."
  rows=$(($(wc -l <"$work/$1.txt") + 1))
  columns=$(awk '{ if (length($0) > most) most = length($0) } END { print most }' "$work/$1.txt")
  {
    echo '<!doctype html><meta charset="utf-8"><style>'
    echo 'body { margin: 16px; background: #fff; color: #111 } pre { margin: 0; font: 14px/20px monospace }'
    echo '</style><pre>'
    echo "\$ kubectl get $1 --namespace $namespace"
    sed 's/&/\&amp;/g; s/</\&lt;/g' "$work/$1.txt"
    echo '</pre>'
  } >"$work/$1.html"
  "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
    --window-size="$((columns * 9 + 32)),$((rows * 20 + 32))" \
    --screenshot="$work/$1.png" "file://$work/$1.html" >"$work/$1.log" 2>&1
  [ -s "$work/$1.png" ] || { cat "$work/$1.log" >&2 && fail "$browser did not draw them."; }
}

# Both or none.
shoot pods
shoot services
mv "$work/pods.png" "$docs/pods_screenshot.png"
mv "$work/services.png" "$docs/services_screenshot.png"
echo "Made $docs/pods_screenshot.png and $docs/services_screenshot.png."
