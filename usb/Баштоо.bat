@echo off
rem Set up once from the wheels beside, then take the workbook: the same steps as start.sh.
rem Only ASCII stands here; what people read is typed out of files, in UTF-8.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
rem The launcher of Python must not look for a connection to install what is not there.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "START=%~dp0program\start.py"

set "PYTHON=py -3.13"
%PYTHON% "%START%" --fits >nul 2>&1 && goto found
set "PYTHON=py -3.12"
%PYTHON% "%START%" --fits >nul 2>&1 && goto found
set "PYTHON=py -3.11"
%PYTHON% "%START%" --fits >nul 2>&1 && goto found
set "PYTHON=py -3"
%PYTHON% "%START%" --fits >nul 2>&1 && goto found
set "PYTHON=python"
%PYTHON% "%START%" --fits >nul 2>&1 && goto found

type "%~dp0program\no-python.txt"
pause
exit 1

:found
rem A name such as a&b.xlsx is dropped without quotes, so that only the line that called us holds
rem it whole; what this shell would take for a second command ends with the shell.
setlocal EnableDelayedExpansion
set "PRIORITIZE_CALLED=!CMDCMDLINE!"
%PYTHON% "!START!" %*
set "CODE=!ERRORLEVEL!"
pause
exit !CODE!
