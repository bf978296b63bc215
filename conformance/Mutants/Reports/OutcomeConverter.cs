using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Outcomes as words: <c>not_reached</c>.</summary>
internal sealed class OutcomeConverter() : JsonStringEnumConverter<MutantOutcome>(JsonNamingPolicy.SnakeCaseLower);
