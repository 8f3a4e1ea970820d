; The installer for Windows; build.sh makes it.
;
;   bianzhi-VERSION-setup.exe               for this user, without administrator rights
;   bianzhi-VERSION-setup.exe /S            without questions; /D=FOLDER at the end chooses the folder
;   bianzhi-VERSION-setup.exe /ALLUSERS /S  for all users of the machine, started by an administrator
Unicode true
; A 64-bit installer, like the programs.
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"

!define KEY "Software\Bianzhi"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Bianzhi"
!define FILE_TYPE "Bianzhi.Budget"

Name "编制"
BrandingText "编制 ${VERSION}"
OutFile "${SETUP}"
InstallDir "$LOCALAPPDATA\Programs\Bianzhi"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "编制"
VIAddVersionKey /LANG=2052 "FileDescription" "编制 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT License"

!define MUI_ICON "${PROJECT}\assets\icons\bianzhi.ico"
!define MUI_UNICON "${PROJECT}\assets\icons\bianzhi.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bianzhi.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开编制"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "编制需要 64 位的 Windows 10 或更新的版本" /SD IDOK
    Abort
  ${EndIf}
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    StrCpy $1 "$PROGRAMFILES64\Bianzhi"
  ${Else}
    ; An update goes where the program is.
    ReadRegStr $1 HKCU "${KEY}" "Folder"
  ${EndIf}
  ; Unless /D= or the user names another folder.
  ${If} $1 != ""
  ${AndIf} $INSTDIR == "$LOCALAPPDATA\Programs\Bianzhi"
    StrCpy $INSTDIR $1
  ${EndIf}
  ; Only now, because it changes what $LOCALAPPDATA means.
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "${KEY}" "Folder"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
  ${EndIf}
FunctionEnd

; Tells the desktop that icons and file types have changed.
!macro ToldDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "编制"
  SetOutPath "$INSTDIR"
  ; A program that runs can't be replaced: Windows keeps its file.
  ClearErrors
  Delete "$INSTDIR\bianzhi.exe"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\bianzhi.exe"
    SetErrorLevel 1
    MessageBox MB_OK|MB_ICONSTOP "编制正在运行，请保存并关闭后再安装" /SD IDOK
    Abort "编制正在运行，请保存并关闭后再安装"
  ${EndIf}
  File "${PROGRAMS}\bianzhi.exe"
  File "${PROGRAMS}\bianzhi-cli.exe"
  File "/oname=许可.txt" "${PROGRAMS}\licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\编制"
  CreateShortcut "$SMPROGRAMS\编制\编制.lnk" "$INSTDIR\bianzhi.exe"
  CreateShortcut "$SMPROGRAMS\编制\卸载编制.lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${KEY}" "Folder" "$INSTDIR"

  ; Budget files open with the program.
  WriteRegStr SHCTX "Software\Classes\.bmys" "" "${FILE_TYPE}"
  WriteRegStr SHCTX "Software\Classes\.bmys\OpenWithProgids" "${FILE_TYPE}" ""
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}" "" "部门预算文件"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\bianzhi.exe,0"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\bianzhi.exe" "%1"'
  !insertmacro ToldDesktop

  ; The entry in the list of installed programs.
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "编制"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bianzhi.exe,0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; Takes away what was installed, and nothing of the user's: budget files and settings stay.
Section "Uninstall"
  ClearErrors
  Delete "$INSTDIR\bianzhi.exe"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\bianzhi.exe"
    SetErrorLevel 1
    MessageBox MB_OK|MB_ICONSTOP "编制正在运行，请保存并关闭后再卸载" /SD IDOK
    Abort "编制正在运行，请保存并关闭后再卸载"
  ${EndIf}
  Delete "$INSTDIR\bianzhi-cli.exe"
  Delete "$INSTDIR\许可.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\编制\编制.lnk"
  Delete "$SMPROGRAMS\编制\卸载编制.lnk"
  RMDir "$SMPROGRAMS\编制"
  ; Another program may have taken the file type over.
  ReadRegStr $0 SHCTX "Software\Classes\.bmys" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegValue SHCTX "Software\Classes\.bmys" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.bmys\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.bmys\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.bmys"
  DeleteRegKey SHCTX "Software\Classes\${FILE_TYPE}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${KEY}"
  !insertmacro ToldDesktop
SectionEnd
