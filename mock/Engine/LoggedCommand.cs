using SdrsMock.CompanionServices;
using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.Pipeline;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>Finds out which command an entry of the log is.</summary>
internal static class LoggedCommand
{
    private static readonly Response s_nothingToRepeat = new(0, ReadOnlyMemory<byte>.Empty);

    /// <summary>Executes a command again in a project that is locked, or apart from all projects, with the due jobs completed.</summary>
    public static Response Replay(MockEngine engine, ProjectState project, in LogEntry entry) =>
        ClockMove.Find(entry) is not null || SettingCommand.IsLogged(entry) ? s_nothingToRepeat with { Status = entry.Status }
        : JobCommand.IsLogged(entry) ? JobCommand.FromEntry(entry).Execute(project)
        : InventoryCommand.IsLogged(entry) ? InventoryCommand.FromEntry(entry).Apply(project)
        : ReplicationFaultCommand.IsLogged(entry) ? ReplicationFaultCommand.Replay(project, entry)
        : CompanionServiceHost.IsLogged(entry.Path) ? CompanionServiceHost.Replay(project, entry)
        : engine.Pipeline.Replay(project, entry, entry.Mutant is { } mutant ? engine.Mutants.Create(mutant) : null);

    /// <summary>The name of the operation, of the route of a companion service, or of the call of the control plane.</summary>
    public static string GetName(MockEngine engine, in LogEntry entry) => (entry.Method, entry.Path) switch
    {
        (_, ClockMove.Path) => "AdvanceClock",
        ("PUT", SettingCommand.Mutant) => "SetMutant",
        (_, SettingCommand.Mutant) => "ClearMutant",
        ("POST", SettingCommand.Faults) => "AddFault",
        ("DELETE", SettingCommand.Faults) when SettingCommand.IsLogged(entry) => "ClearFaults",
        (_, var path) when path.StartsWith(SettingCommand.Faults, StringComparison.Ordinal) => "RemoveFault",
        _ when JobCommand.IsLogged(entry) => "ChangeJob",
        ("POST", _) when InventoryCommand.IsLogged(entry) => "AddInventory",
        ("PATCH", _) when InventoryCommand.IsLogged(entry) => "ChangeInventory",
        _ when InventoryCommand.IsLogged(entry) => "RemoveInventory",
        _ => CompanionServiceHost.FindRoute(entry) ?? engine.Pipeline.FindOperation(entry) ?? $"{entry.Method} {entry.Path}",
    };
}
