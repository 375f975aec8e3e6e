#!/bin/sh
# Get the server programs that the tests start: Dovecot, Redis, PostgreSQL, openssl.
#   tests/servers/install.sh             as root: install the packages; otherwise: unpack them into .servers/
#   tests/servers/install.sh --unpack    unpack even as root
# Debian and Ubuntu (apt-get). No server is started or enabled. Says at the end what is missing.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
target=${MINUTEPOST_SERVERS:-$here/.servers}
packages="dovecot-imapd dovecot-lmtpd redis-server postgresql openssl"

say() { printf '%s\n' "$*"; }

find_program() { # name
  for folder in $(printf '%s' "$PATH" | tr ':' ' ') /usr/sbin /usr/bin /usr/lib/postgresql/*/bin \
    "$target/usr/sbin" "$target/usr/bin" "$target"/usr/lib/postgresql/*/bin; do
    if [ -x "$folder/$1" ]; then say "$folder/$1"; return 0; fi
  done
  return 1
}

missing_programs() {
  for program in dovecot redis-server postgres initdb openssl setpriv; do
    find_program "$program" >/dev/null || printf '%s ' "$program"
  done
}

install_packages() {
  # No service may start by itself, and there may be no systemd to start it with.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  # Debian would make a cluster of its own; the tests make theirs.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || say 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  apt-get -qq update
  # shellcheck disable=SC2086 # a list of names
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $packages
}

unpack_packages() {
  lists=$target/.apt
  mkdir -p "$lists/state/lists/partial" "$lists/cache/archives/partial" "$target/.debs"
  status=${MINUTEPOST_DPKG_STATUS:-/var/lib/dpkg/status}
  apt="apt-get -qq -o Dir::State=$lists/state -o Dir::State::status=$status -o Dir::Cache=$lists/cache"
  apt="$apt -o APT::Sandbox::User=$(id -un) -o Debug::NoLocking=1"
  $apt update
  # What an installation would bring on this machine, and no more.
  # shellcheck disable=SC2086 # lists of options and names
  plan=$($apt -s install --no-install-recommends $packages)
  wanted=$(say "$plan" | sed -n 's/^Inst \([^ ]*\).*/\1/p')
  if [ -z "$wanted" ]; then
    say "apt-get says that $packages are installed already"
    return 0
  fi
  (
    cd "$target/.debs"
    # shellcheck disable=SC2086 # a list of names
    $apt download $wanted
    for package in *.deb; do dpkg-deb -x "$package" "$target"; done
  )
  rm -rf "$lists" "$target/.debs"
}

check_namespaces() {
  # Dovecot's paths are compiled in: an unpacked one is overlaid on /usr in a user namespace.
  case $(find_program dovecot) in
  "$target"/*)
    unshare -Urm true 2>/dev/null || {
      say "MISSING: this machine allows no user namespaces, which an unpacked Dovecot needs."
      say "         Ask an administrator to run: tests/servers/install.sh as root, or sysctl kernel.unprivileged_userns_clone=1"
      exit 1
    }
    ;;
  esac
}

if [ -n "$(missing_programs)" ] || [ "${1:-}" = --unpack ]; then
  command -v apt-get >/dev/null || {
    say "MISSING: $(missing_programs)"
    say "         There is no apt-get here: install Dovecot, Redis, PostgreSQL, openssl and util-linux by hand,"
    say "         or run the tests with MINUTEPOST_TEST_SERVERS=skip to leave out those that need them."
    exit 1
  }
  if [ "$(id -u)" = 0 ] && [ "${1:-}" != --unpack ]; then install_packages; else unpack_packages; fi
fi

left=$(missing_programs)
if [ -n "$left" ]; then
  say "MISSING: $left"
  exit 1
fi
check_namespaces
for program in dovecot redis-server postgres openssl; do say "$program: $(find_program "$program")"; done
