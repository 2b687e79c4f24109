@echo off
rem Starts the published program; publishes it first when it is missing or older than its sources.
setlocal
set "GATEWAY_ROOT=%~dp0."
rem Every method compiled at start would be mapped twice, once to write and once to execute: 5 %% of a plan's time.
set "DOTNET_EnableWriteXorExecute=0"
set "PROGRAM=%~dp0artifacts\gateway\gateway.exe"
if not exist "%PROGRAM%" call :publish || exit /b 2
"%PROGRAM%" %*
if not %errorlevel%==75 exit /b %errorlevel%
call :publish || exit /b 2
"%PROGRAM%" %*
exit /b %errorlevel%

:publish
where dotnet >nul 2>nul || (echo error: the .NET SDK is not on the PATH; install .NET 10 from https://dot.net and try again 1>&2 & exit /b 2)
echo Building the gateway command (once, and after a change of its sources) ... 1>&2
set "NEW=%~dp0artifacts\gateway.%RANDOM%"
mkdir "%NEW%" 2>nul
type nul > "%NEW%.stamp"
dotnet publish "%~dp0cli" -c Release -o "%NEW%" -p:GatewayPublish=true -p:PulumiSdk=offline --nologo -v q > "%NEW%.log" 2>&1 || dotnet publish "%~dp0cli" -c Release -o "%NEW%" -p:GatewayPublish=true -p:PulumiSdk=offline -p:PublishReadyToRun=false --nologo -v q > "%NEW%.log" 2>&1 || (findstr /c:"error" "%NEW%.log" 1>&2 & exit /b 2)
move /y "%NEW%.stamp" "%NEW%\published" >nul
if exist "%~dp0artifacts\gateway" rmdir /s /q "%~dp0artifacts\gateway"
move "%NEW%" "%~dp0artifacts\gateway" >nul
del "%NEW%.log" 2>nul
exit /b 0
