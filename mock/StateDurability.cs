namespace SdrsMock;

/// <summary>When a write to the state file counts as durable, so that it is answered.</summary>
public enum StateDurability
{
    /// <summary>When the disk has it: a power loss takes no answered write.</summary>
    Full,

    /// <summary>
    /// When the operating system has it: the end of the process takes no answered write, a power loss the last ones.
    /// </summary>
    Normal,
}
