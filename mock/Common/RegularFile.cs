using System.Runtime.InteropServices;

namespace SdrsMock.Common;

/// <summary>Creates regular files safely, and tells them from devices, pipes and sockets.</summary>
internal static class RegularFile
{
    /// <summary>Read and written by the owner only.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates a file that only its owner can read. It must not exist: neither a file nor a link is followed or replaced.
    /// </summary>
    public static void CreateExclusively(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        new FileStream(path, options).Dispose();
    }

    /// <summary>Whether a device, a pipe, a socket or a link is at a path.</summary>
    public static bool IsOccupied(string path)
    {
        // .NET has no call that tells a pipe from a file without opening it, which blocks; the runtime has one.
        const int typeMask = 0xf000;
        const int regularFile = 0x8000;
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return false;
        }

        Span<int> status = stackalloc int[64];
        try
        {
            return NativeMethods.LStat(path, ref MemoryMarshal.GetReference(status)) == 0 && (status[1] & typeMask) != regularFile;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static class NativeMethods
    {
        // The second integer of the result is the mode.
        [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", CharSet = CharSet.Ansi, BestFitMapping = false)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, ref int status);
    }
}
