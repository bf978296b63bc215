using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>Holds the lock of a project for one request; due jobs have been completed.</summary>
internal readonly ref struct ProjectLease(LoadedProject loaded, ICommandSession session)
{
    /// <summary>The state of the project.</summary>
    public ProjectState Project => loaded.State;

    public LoadedProject Loaded => loaded;

    /// <summary>The session of the request in the command log.</summary>
    public ICommandSession Session => session;

    /// <summary>Delays the response until the changes it may have read are durable.</summary>
    public Response AwaitDurable(Response response) =>
        loaded.Pending.IsCompletedSuccessfully ? response : response with { Persisted = loaded.Pending };

    public void Dispose()
    {
        session.Dispose();
        loaded.Lock.Exit();
    }
}
