namespace SdrsMock.State;

/// <summary>Counts calls across all processes that serve a project.</summary>
internal interface ICallCounter
{
    /// <summary>Counts a call of an operation within a second. The count is no part of the state.</summary>
    /// <param name="projectId">32 hexadecimal characters.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="second">The Unix time in seconds.</param>
    /// <returns>The calls so far, this one included; null where no other process serves the project.</returns>
    int? CountCall(string projectId, string operation, long second);
}
