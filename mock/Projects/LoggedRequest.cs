using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>Converts between the requests that clients send and their entries in the command log.</summary>
internal static class LoggedRequest
{
    /// <summary>The entry of a request that a project has answered.</summary>
    public static LogEntry ToEntry(ApiRequest request, string path, ProjectState project, Response response) => new(
        project.Now, request.Method, path, request.RawQuery, request.Body, null, false, response.Status, project.Ids.DrawnCount);

    /// <summary>The request of an entry, without the headers that only authentication and the response need.</summary>
    public static ApiRequest FromEntry(in LogEntry entry) => new()
    {
        Id = "",
        Method = entry.Method,
        RawPath = entry.Path,
        RawQuery = entry.Query,
        Header = _ => null,
        Body = entry.Body,
        BaseUrl = BaseUrl.None,
    };
}
