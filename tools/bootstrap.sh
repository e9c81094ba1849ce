#!/bin/sh
# Run bootstrap.py with the first Python that will do: `sh tools/bootstrap.sh check|run|dev`.
# $PYTHON, when set, is the only one tried.

here=$(dirname "$0")
goal=$1
if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.13 python3.12 python3.11
fi

for python in "$@"; do
    if "$python" "$here/bootstrap.py" check >/dev/null 2>&1; then
        exec "$python" "$here/bootstrap.py" "$goal"
    fi
done

# None will do: the first that runs at all says why.
for python in "$@"; do
    if "$python" -c "" >/dev/null 2>&1; then
        exec "$python" "$here/bootstrap.py" check
    fi
done
echo "No Python was found (tried: $*)." >&2
cat "$here/python-wanted.txt" >&2
exit 1
