namespace SdrsMock.Inventory.Fixtures;

/// <summary>A named part of the blueprint, there so that a story can keep or break a rule.</summary>
/// <param name="Name">The variable that stands for it in scenarios and in <c>GET /__sdrs/variables</c>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Constraints">The constraints that need it; none for what every story uses.</param>
/// <param name="Apply">Puts it into the draft and gives the variable's value, mostly an id.</param>
internal sealed record Fixture(string Name, string Description, string[] Constraints, Func<TemplateBuilder, string> Apply);
