using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants;

/// <summary>A test that shows a mutant.</summary>
/// <param name="Curl">The deciding call as a command line.</param>
/// <param name="Rows">Rows of a scenario file, with the header.</param>
/// <param name="Source">The file and row of the program's own scenarios that it comes from; null for a sample of the operation.</param>
/// <param name="Expectation">What fails there while the mutant is set; null for a sample.</param>
internal sealed record MutantWitness(
    [property: JsonPropertyName("curl")] string Curl,
    [property: JsonPropertyName("rows")] string Rows,
    [property: JsonPropertyName("source")] string? Source,
    [property: JsonPropertyName("expectation")] string? Expectation);
