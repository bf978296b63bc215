namespace SdrsMock.Diagnostics;

/// <summary>The kinds of change events, as they are sent.</summary>
internal static class ChangeKind
{
    /// <summary>A call was answered.</summary>
    public const string Call = "call";

    /// <summary>A job started or ended.</summary>
    public const string Job = "job";

    /// <summary>An event that was deleted; it is not sent.</summary>
    public const string None = "";

    /// <summary>A project with a clock of its own was created or deleted.</summary>
    public const string Project = "project";

    /// <summary>The clock was moved: that of the project, or the mock's clock without one.</summary>
    public const string Clock = "clock";

    /// <summary>A fault rule was added or removed.</summary>
    public const string Faults = "faults";

    /// <summary>An inventory was changed from outside SDRS.</summary>
    public const string Inventory = "inventory";

    /// <summary>A mutant was switched on or off, in the project or in all.</summary>
    public const string Mutant = "mutant";

    /// <summary>A named snapshot of the project was taken or deleted.</summary>
    public const string Snapshots = "snapshots";

    /// <summary>A project, or everything, was reset or replaced.</summary>
    public const string Reset = "reset";

    /// <summary>Events were missed: the client must read everything again.</summary>
    public const string Lost = "lost";
}
