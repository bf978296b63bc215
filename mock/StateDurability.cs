namespace SdrsMock;

/// <summary>What a write to a state file waits for before it is answered.</summary>
public enum StateDurability
{
    /// <summary>Until the disk has it: power loss takes nothing that was answered.</summary>
    Full,

    /// <summary>Until the operating system has it: a kill takes nothing, and power loss the last writes.</summary>
    Normal,
}
