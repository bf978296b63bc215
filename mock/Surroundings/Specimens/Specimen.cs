namespace SdrsMock.Surroundings.Specimens;

/// <summary>A named part of the blueprint, there so that a story can keep or break a rule.</summary>
/// <param name="Name">The variable that stands for it in scenarios and in <c>GET /__sdrs/variables</c>.</param>
/// <param name="Sentence">What it is.</param>
/// <param name="For">The constraints that need it; none for what every story uses.</param>
/// <param name="Make">Puts it into the draft and gives the variable's value, mostly an id.</param>
internal sealed record Specimen(string Name, string Sentence, string[] For, Func<Draft, string> Make);
