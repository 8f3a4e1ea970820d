/* Stands in for PowerShell under Wine, which has none; only check.sh uses it, nobody is given it.
 *
 * It knows the two scripts of src/printing/windows.rs by a word of each and makes the calls of Windows their
 * commands make. As `powershell --printed LOG DOCUMENT PRINTER` it is the program that prints PDF files.
 */
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <winspool.h>

static void say(DWORD to, const wchar_t *words)
{
    char bytes[4096];
    DWORD written;
    int length = WideCharToMultiByte(CP_UTF8, 0, words, -1, bytes, sizeof bytes, NULL, NULL);
    if (length > 1)
        WriteFile(GetStdHandle(to), bytes, (DWORD)length - 1, &written, NULL);
}

/* Get-CimInstance Win32_Printer */
static int list(void)
{
    wchar_t preferred[512] = L"", line[1024];
    DWORD length = 512, size = 0, count = 0;
    const DWORD flags = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    GetDefaultPrinterW(preferred, &length);
    EnumPrintersW(flags, NULL, 2, NULL, 0, &size, &count);
    PRINTER_INFO_2W *all = HeapAlloc(GetProcessHeap(), 0, size + 1);
    if (!EnumPrintersW(flags, NULL, 2, (BYTE *)all, size, &size, &count))
        return 1;
    for (DWORD at = 0; at < count; at++) {
        const wchar_t *name = all[at].pPrinterName;
        BOOL offline = (all[at].Attributes & PRINTER_ATTRIBUTE_WORK_OFFLINE) != 0;
        swprintf(line, 1024, L"%ls\t%ls\t%ls\r\n", lstrcmpW(name, preferred) ? L"False" : L"True",
                 offline ? L"True" : L"False", name);
        say(STD_OUTPUT_HANDLE, line);
    }
    return 0;
}

/* Process.Start with the verb PrintTo */
static int print(void)
{
    wchar_t document[1024] = L"", printer[512] = L"", quoted[520], words[512];
    GetEnvironmentVariableW(L"BIANZHI_DOCUMENT", document, 1024);
    GetEnvironmentVariableW(L"BIANZHI_PRINTER", printer, 512);
    swprintf(quoted, 520, L"\"%ls\"", printer);
    SHELLEXECUTEINFOW call = {0};
    call.cbSize = sizeof call;
    call.fMask = SEE_MASK_FLAG_NO_UI | SEE_MASK_NOCLOSEPROCESS;
    call.lpVerb = L"PrintTo";
    call.lpFile = document;
    call.lpParameters = quoted;
    call.nShow = SW_HIDE;
    if (ShellExecuteExW(&call))
        return 0;
    DWORD error = GetLastError();
    /* Where no program prints such files, Windows says so; Wine tries to run the document itself. */
    if (error == ERROR_BAD_EXE_FORMAT)
        error = ERROR_NO_ASSOCIATION;
    swprintf(words, 512, L"%lu\t", error);
    say(STD_ERROR_HANDLE, words);
    if (FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, error, 0, words, 512, NULL))
        say(STD_ERROR_HANDLE, words);
    return 1;
}

/* What the reader of PDF files got: the size of the document, its name and the printer, a line each. */
static int printed(wchar_t **given)
{
    wchar_t line[2048];
    WIN32_FILE_ATTRIBUTE_DATA about = {0};
    GetFileAttributesExW(given[1], GetFileExInfoStandard, &about);
    swprintf(line, 2048, L"%lu\t%ls\t%ls\r\n", about.nFileSizeLow, given[1], given[2]);
    HANDLE log = CreateFileW(given[0], FILE_APPEND_DATA, FILE_SHARE_READ, NULL, OPEN_ALWAYS, 0, NULL);
    SetStdHandle(STD_OUTPUT_HANDLE, log);
    say(STD_OUTPUT_HANDLE, line);
    return log == INVALID_HANDLE_VALUE;
}

int main(void)
{
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    const wchar_t *script = given[count - 1];
    if (count == 5 && lstrcmpW(given[1], L"--printed") == 0)
        return printed(given + 2);
    if (count < 3 || lstrcmpW(given[count - 2], L"-Command") != 0)
        return 2;
    if (wcsstr(script, L"Get-CimInstance Win32_Printer"))
        return list();
    if (wcsstr(script, L"$job.Verb = 'PrintTo'"))
        return print();
    return 2;
}
