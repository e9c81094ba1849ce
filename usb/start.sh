#!/bin/sh
# Set up once from the wheels beside, then take the workbook: the same steps as the batch file.

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
export PYTHONUTF8=1
start="$here/program/start.py"

for python in python3.13 python3.12 python3.11 python3 python; do
    if "$python" "$start" --fits >/dev/null 2>&1; then
        "$python" "$start" "$@"
        exit $?
    fi
done

cat "$here/program/no-python.txt"
exit 1
