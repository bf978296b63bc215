using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>
/// Signals a process with all that it started: a shell that ends by a signal leaves its commands running. The processes are those of
/// <c>/proc</c>; where there is none, only the process itself is signalled.
/// </summary>
internal static class ProcessTree
{
    private const string ProcessFolder = "/proc";

    /// <summary>Sends a signal to a process and to its descendants.</summary>
    public static void Signal(Process process, PosixSignal signal)
    {
        // Listed before the first signal: the descendants of a process that ended belong to another one.
        // The id of a process that has ended may be given to another one.
        if (process.HasExited)
        {
            return;
        }

        var descendants = FindDescendants(process.Id).ToList();
        ProcessEnd.Request(process.Id, signal);
        descendants.ForEach(id => ProcessEnd.Request(id, signal));
    }

    /// <summary>Ends a process and its descendants at once.</summary>
    public static void Kill(Process process) => process.Kill(entireProcessTree: true);

    private static IEnumerable<int> FindDescendants(int root)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(ProcessFolder))
        {
            return [];
        }

        var children = Directory.EnumerateDirectories(ProcessFolder)
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: FindParent(id)))
            .ToLookup(process => process.Parent, process => process.Id);
        return Descend(root);

        IEnumerable<int> Descend(int id) => children[id].SelectMany(child => Descend(child).Prepend(child));
    }

    // The line is "id (name) state parent …", and the name may contain blanks and parentheses.
    private static int FindParent(int id)
    {
        try
        {
            var line = File.ReadAllText($"{ProcessFolder}/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException
            or IndexOutOfRangeException)
        {
            // The process has ended meanwhile.
            return -1;
        }
    }
}
