namespace SdrsMock.Conformance.Scenarios;

/// <summary>One <c>name=value</c> of a cell. The value is the text of the cell; its meaning depends on where it is used.</summary>
internal sealed record Assignment(string Name, string Operator, string Text)
{
    /// <summary>The name that denotes the whole body.</summary>
    public const string WholeBody = "$";

    public override string ToString() => $"{Name}{Operator}{Text}";
}
