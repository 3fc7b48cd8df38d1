#!/bin/sh
# Makes architecture_design.png of architecture_design.svg, with librsvg (Debian's librsvg2-bin).
set -eu
cd "$(dirname "$0")"
command -v rsvg-convert >/dev/null || {
  echo "$0: needs rsvg-convert, but there is none on the path." >&2
  exit 1
}
rsvg-convert --zoom 1.5 --output architecture_design.png architecture_design.svg
