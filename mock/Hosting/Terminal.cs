using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>The terminal from which the process was started, if any.</summary>
internal static class Terminal
{
    private const int StandardInput = 0;

    /// <summary>Whether this process belongs to the foreground of the terminal at its standard input, which sends Ctrl-C to it.</summary>
    public static bool IsInForeground =>
        !OperatingSystem.IsWindows() && GetForegroundGroup(StandardInput) is var group and > 0 && group == GetGroup();

    [DllImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetForegroundGroup(int file);

    [DllImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetGroup();
}
