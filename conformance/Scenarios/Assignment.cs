namespace SdrsMock.Conformance.Scenarios;

/// <summary>One <c>name=value</c> of a cell. The value is kept as written; what it means is decided where it is used.</summary>
internal sealed record Assignment(string Name, string Operator, string Text)
{
    /// <summary>The name that stands for the whole body.</summary>
    public const string WholeBody = "$";

    public override string ToString() => $"{Name}{Operator}{Text}";
}
