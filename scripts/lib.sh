# shellcheck shell=bash
# Common to the scripts of this folder, which source it. It leaves them in the root of the project.

set -euo pipefail
called_from=$PWD
script=scripts/$(basename -- "$0")
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
logs=build/logs

# Ends the script. The status is that of `kimai-conform`: 2 usage, 3 the environment, 4 a fault of ours.
fail() {
  local status=$1
  shift
  printf '%s: %s\n' "$script" "$*" >&2
  exit "$status"
}

# The comment at the head of the script is its help.
print_help() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "scripts/$(basename -- "$0")"
}

# Repeats the last line of a log on a terminal, so that a long step is seen to move.
follow() {
  local title=$1 log=$2 last
  while sleep 1; do
    last=$(tail -n 1 -- "$log" 2>/dev/null | tr -cd '[:print:]' | cut -c "1-$((75 - ${#title}))")
    printf '\r\033[K== %s  %s' "$title" "$last"
  done
}

# The log of a step: `Building (asan)` writes build/logs/building-asan.log.
log_of() {
  printf '%s/%s.log' "$logs" "$(printf '%s' "$1" | tr -d '()' | tr 'A-Z ' 'a-z-')"
}

# step TITLE COMMAND...: says what is done, keeps what the command prints in a log, and shows the end of the log only
# if the command fails.
step() {
  local title=$1 begun=$SECONDS status=0 follower=
  shift
  mkdir -p "$logs"
  local log
  log=$(log_of "$title")
  printf '== %s' "$title"
  if [[ -t 1 ]]; then
    : >"$log"
    follow "$title" "$log" &
    follower=$!
    trap 'kill "$follower" 2>/dev/null || true' EXIT
  fi
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ -n $follower ]]; then
    kill "$follower" 2>/dev/null || true
    wait "$follower" 2>/dev/null || true
    trap - EXIT
    printf '\r\033[K== %s' "$title"
  fi
  if [[ $status -eq 0 ]]; then
    printf '  (%s s)\n' $((SECONDS - begun))
    return 0
  fi
  printf '  FAILED after %s s\n' $((SECONDS - begun))
  # Ninja's lines of what went well say nothing here.
  grep -v '^\[[0-9]*/[0-9]*\] ' -- "$log" | tail -n 80
  printf '\n%s: the step "%s" failed with status %s\n' "$script" "$title" "$status" >&2
  printf '  whole output: %s\n  repeat it:    cd %q && %s\n' "$log" "$PWD" "$(printf '%q ' "$@")" >&2
  return "$status"
}
