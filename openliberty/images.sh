#!/bin/sh
# ./udaconnect images: builds the images of all apps with docker, buildah or podman.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$home/openliberty/target/images
images='web person location connection processor command'
builder=
base=
prefix=udaconnect/
tag=

fail() {
  printf 'udaconnect: %s\n' "$2" >&2
  exit "$1"
}

usage() {
  cat <<'USAGE'
Usage: ./udaconnect images [OPTION...]
Builds an image of each app, and one of this command, which brings tables and
topics up to date.
      --base IMAGE      what they build on: Open Liberty with a Java and
                        features.sh. Default: the registry's. "debian" makes one
                        of this Debian's packages and of the build's own Open
                        Liberty, for where no registry can be reached; needs
                        root and mmdebstrap.
      --builder NAME    docker, buildah or podman. Default: the first of them
                        that works here.
      --only A,B        some of web, person, location, connection, processor,
                        command.
      --prefix NAME     what comes before their names. Default: udaconnect/
      --tag TAG         Default: the version.
With buildah and podman the same build gives the same images: all times in them
are $SOURCE_DATE_EPOCH, by default the one in pom.xml.
USAGE
}

works() {
  case $1 in
    docker) docker info ;;
    *) "$1" --version ;;
  esac >/dev/null 2>&1
}

find_builder() {
  if [ -n "$builder" ]; then
    case $builder in docker | buildah | podman) ;; *) fail 2 "--builder knows docker, buildah and podman, not $builder." ;; esac
    works "$builder" || fail 1 "$builder does not work here."
    return
  fi
  for builder in docker buildah podman; do
    if works "$builder"; then return; fi
  done
  fail 1 "images are built by docker, buildah or podman, but none of them works here."
}

# build IMAGE FILE CONTEXT OPTION...
build() {
  image=$1 file=$2 context=$3
  shift 3
  echo "  $image"
  case $builder in
    docker)
      set -- docker build --tag "$image" "$@"
      ;;
    *)
      # A chroot needs no rights that a container inside a container has not.
      set -- "$builder" build --isolation chroot --network host --timestamp "$SOURCE_DATE_EPOCH" --tag "$image" "$@"
      ;;
  esac
  "$@" --file "$file" "$context" >"$work/build.log" 2>&1 || {
    tail -n 30 "$work/build.log" >&2
    fail 1 "$image cannot be built; all of $builder's words are in $work/build.log."
  }
}

# A server with all features of all apps, and nothing else.
make_server() {
  echo '  Open Liberty with the features in use'
  rm -rf "$work/usr" "$work/wlp" "$work/server.zip"
  mkdir -p "$work/usr/servers/all" "$work/usr/shared"
  cp -R "$home/openliberty/config" "$work/usr/shared/config"
  {
    echo '<server>'
    for part in "$home"/apps/*/src/main/liberty/config/server.xml "$home/openliberty/config/telemetry-false.xml"; do
      echo "  <include location=\"$part\"/>"
    done
    echo '</server>'
  } >"$work/usr/servers/all/server.xml"
  WLP_USER_DIR=$work/usr "$home/openliberty/target/wlp/bin/server" package all \
    --archive="$work/server.zip" --include=minify >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    fail 1 "Open Liberty cannot be packed."
  }
  (cd "$work" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf server.zip)
  rm -rf "$work/wlp/usr" "$work/server.zip" "$work/usr"
  # Whoever the user is, the group is 0.
  chmod -R g=u "$work/wlp"
  chmod a+x "$work"/wlp/bin/server "$work"/wlp/bin/productInfo
}

make_debian() {
  echo '  Debian with a Java'
  command -v mmdebstrap >/dev/null || fail 1 "--base debian needs mmdebstrap: apt-get install mmdebstrap."
  [ "$(id -u)" = 0 ] || fail 1 "--base debian needs root."
  for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list ''; do
    [ ! -s "$sources" ] || break
  done
  [ -n "$sources" ] || fail 1 "--base debian needs Debian's sources in /etc/apt."
  rm -f "$work/debian.tar"
  # Java's packages link their manual pages, and want a folder for that.
  mmdebstrap --quiet --mode=root --variant=essential --include=default-jre-headless \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --essential-hook='mkdir -p "$1"/usr/share/man/man1' \
    --customize-hook='rm -rf "$1"/etc/apt/sources.list* "$1"/var/log/* "$1"/var/cache/*' \
    "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$work/debian.tar" "$sources" >"$work/build.log" 2>&1 || {
    tail -n 30 "$work/build.log" >&2
    fail 1 "Debian cannot be packed."
  }
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --base | --builder | --only | --prefix | --tag)
      [ $# -ge 2 ] || fail 2 "$1 needs a value; ./udaconnect images --help says which."
      case $1 in
        --base) base=$2 ;;
        --builder) builder=$2 ;;
        --only) only=$2 ;;
        --prefix) prefix=$2 ;;
        --tag) tag=$2 ;;
      esac
      shift 2
      ;;
    *) fail 2 "images knows no $1; ./udaconnect images --help says what it knows." ;;
  esac
done
if [ -n "${only:-}" ]; then
  for image in $(echo "$only" | tr , ' '); do
    case " $images " in *" $image "*) ;; *) fail 2 "there is no image $image, but $images." ;; esac
  done
  images=$(echo "$only" | tr , ' ')
fi
pom() { sed -n "s|^ *<$1>\(.*\)</$1>.*|\1|p" "$home/pom.xml" | head -n 1; }
tag=${tag:-$(pom version)}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -d "$(pom project.build.outputTimestamp)" +%s)}
export SOURCE_DATE_EPOCH
mkdir -p "$work"
find_builder
echo "Building images with $builder"
if [ "$base" = debian ]; then
  make_server
  make_debian
  cp "$home/openliberty/features.sh" "$work/features.sh"
  chmod 755 "$work/features.sh"
  base=${prefix}base:$tag
  build "$base" "$home/openliberty/Containerfile.base" "$work"
fi
for image in $images; do
  set --
  [ -z "$base" ] || set -- --build-arg "BASE_IMAGE=$base"
  case $image in
    command) set -- --target command "$@" ;;
    *) set -- --target service --build-arg "APP=$image" "$@" ;;
  esac
  build "$prefix$image:$tag" "$home/openliberty/Containerfile" "$home" "$@"
done
