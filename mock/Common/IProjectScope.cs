namespace SdrsMock.Common;

/// <summary>Keeps something apart for each project that was created on its own, such as its fault rules. Thread-safe.</summary>
internal interface IProjectScope
{
    /// <summary>Starts with nothing kept for a project.</summary>
    void Open(string projectId);

    /// <summary>Deletes everything that is kept for a project.</summary>
    void Close(string projectId);
}
