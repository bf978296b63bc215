namespace SdrsMock.Inventory.Fixtures;

/// <summary>A named part of the template that lets a scenario satisfy or violate a rule.</summary>
/// <param name="Name">The name of its variable in scenarios and in <c>GET /__sdrs/variables</c>.</param>
/// <param name="Description">A description for users.</param>
/// <param name="Constraints">The constraints that need it; empty for fixtures of general use.</param>
/// <param name="Apply">Adds it to the builder and returns the variable's value, mostly an id.</param>
internal sealed record Fixture(string Name, string Description, string[] Constraints, Func<TemplateBuilder, string> Apply);
