using System.Globalization;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.ControlPlane;

/// <summary>Reads the instants of a project that requests name by their number.</summary>
internal static class InstantParameter
{
    /// <summary>The query parameter of calls that read a project, at an earlier instant with it.</summary>
    public const string At = "at";

    /// <summary>Reads the present state of the project of a call, or the state of the instant that it names.</summary>
    public static Response ReadProject(MockEngine engine, ControlRequest call, Func<ProjectState, Response> read)
    {
        if (call.Parameter(At) is { } at)
        {
            return read(Read(engine.GetTimeline(call.ProjectId), At, at).State);
        }

        using var lease = engine.Projects.Acquire(call.ProjectId, onlyReads: true);
        return lease.AwaitDurable(read(lease.Project));
    }

    /// <summary>Computes the state at an instant.</summary>
    /// <param name="timeline">The instants of the project.</param>
    /// <param name="name">The name of the parameter, for the message.</param>
    /// <param name="text">The number.</param>
    /// <exception cref="ControlPlaneException">There is no such instant, or its state cannot be computed; the message says why.</exception>
    public static ProjectInstant Read(ProjectTimeline timeline, string name, string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            throw new ControlPlaneException(400, $"{name}: \"{text}\" is invalid; use the number of a command, from GET history.");
        }

        if (at > timeline.Last)
        {
            throw new ControlPlaneException(
                404, $"{name}: project {timeline.ProjectId} has no command {at}; the latest one is {timeline.Last}.");
        }

        if (at < timeline.First)
        {
            throw new ControlPlaneException(
                404, $"{name}: the commands up to {timeline.First} are kept as one state; the earliest instant is {timeline.First}.");
        }

        return Compute(() => timeline.GetInstant(at));
    }

    /// <summary>Reads or replays a history.</summary>
    /// <exception cref="ControlPlaneException">It gives another result than it did, or cannot be read.</exception>
    public static T Compute<T>(Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (StoreException exception)
        {
            throw new ControlPlaneException(409, $"The state of that instant cannot be computed: {exception.Message}.");
        }
    }
}
