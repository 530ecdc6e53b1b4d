# Measures the files that follow the list of exceptions, which is the first; see scripts/sizes.

function judge(what, where, lines, most, budget) {
  if (lines > most && what in reason) {
    needed[what] = 1
  } else if (lines > most) {
    printf "%s: error: %s has %d lines, at most %d are allowed\n", where, what, lines, most
    wrong = 1
  } else if (lines > budget) {
    printf "%s: warning: %s has %d lines, more than %d\n", where, what, lines, budget
  }
}

function judge_file() {
  if (path != "" && path != exceptions) judge(path, path, length_of_file, 400, 250)
}

# `Type Class::name(int a) {` is `Class::name`, `BOOST_AUTO_TEST_CASE(title) {` is `title`.
function name_of(line) {
  if (line ~ /^BOOST_|^RC_/) sub(/^[A-Z_]*\(/, "", line)
  else sub(/\(.*/, "", line)
  sub(/[,)].*/, "", line)
  sub(/.*[ *&]/, "", line)
  return line
}

BEGIN { exceptions = ARGV[1] }

FNR == 1 {
  judge_file()
  path = FILENAME
  is_cpp = path ~ /\.(cc|h)$/
  begin = 0
}

{ length_of_file = FNR }

FILENAME == exceptions {
  if (/^#/ || NF == 0) next
  if (NF < 2) {
    printf "%s:%d: error: '%s' lacks a reason\n", FILENAME, FNR, $1
    wrong = 1
  }
  reason[$1] = FNR
  next
}

is_cpp && /^}$/ {
  if (begin) judge(path ":" name, path ":" begin, FNR - begin + 1, 80, 40)
  begin = 0
  next
}

is_cpp && /^[A-Za-z_~:[]/ && !/^(namespace|using|class|struct|enum|union|extern) |^template|;$/ {
  begin = FNR
  name = name_of($0)
}

END {
  judge_file()
  for (what in reason)
    if (!(what in needed)) {
      printf "%s:%d: error: '%s' no longer needs its exception\n", exceptions, reason[what], what
      wrong = 1
    }
  exit wrong
}
