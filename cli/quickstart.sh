#!/bin/sh
# From a fresh clone to first answers: installs what is missing, builds, reads notes into a graph, asks it two questions
# and draws it. With arguments it reads those notes and folders, else the samples in data/notes. Run again, it does only
# what is left to do.
#   NOTEGRAPH_DB   where the graph is kept (default: build/quickstart/graph)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/build/quickstart
notegraph=$root/build/release/cli/notegraph
NOTEGRAPH_DB=${NOTEGRAPH_DB:-$work/graph}
export NOTEGRAPH_DB

say() {
  if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    printf '\n\033[1m%s\033[0m\n' "$*"
  else
    printf '\n%s\n' "$*"
  fi
}

# Runs notegraph and shows the command line as the user would type it.
ask() {
  printf '$ notegraph'
  for word in "$@"; do
    case $word in
      *" "*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$notegraph" "$@"
}

# The reference of the $1-th best connected entity.
connected() {
  "$notegraph" stats --format json | tr -d '\n' | sed 's/.*"most_connected"//' |
    grep -o '"type": *"[^"]*", *"label": *"[^"]*"' | sed -n "$1p" |
    sed 's/"type": *"\([^"]*\)", *"label": *"\([^"]*\)"/\1:\2/'
}

say "1. Building (some minutes the first time)"
sh "$root/cli/build.sh" release -DNOTEGRAPH_TESTS=OFF
echo "$notegraph is ready"

mkdir -p "$work"
say "2. Reading notes"
if [ $# -gt 0 ]; then
  ask ingest "$@"
  about=$(connected 1)
  to=$(connected 2)
else
  ask ingest "$root/data/notes"
  about=LoRA
  to=灾难性遗忘
fi
ask stats
if [ -z "$about" ] || [ -z "$to" ]; then
  say "These notes name too little for a question. Try others: sh cli/quickstart.sh NOTES..."
  exit 0
fi

say "3. What is near $about?"
ask neighbors "$about" --limit 12

say "4. How are $about and $to connected?"
ask path "$about" "$to" || [ $? -eq 1 ]

say "5. A picture"
picture=$work/graph.svg
ask diagram --max-entities 40 -o "$picture"
echo "Open $picture in a browser."

say "6. Next"
cat <<EOF
Add build/release/cli to your PATH, or install: cmake --install build/release
Ask more:           NOTEGRAPH_DB=$NOTEGRAPH_DB $notegraph show $about
Start the service:  NOTEGRAPH_DB=$NOTEGRAPH_DB $notegraph serve      (then open http://127.0.0.1:8080/)
Your own notes:     sh cli/quickstart.sh ~/notes
EOF
