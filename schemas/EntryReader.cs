using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// Reads the entries of <c>catalog/</c> member by member. A serializer is not used, because the code that it generates for each type
/// is compiled in each process, which took half the time of a command that lists one of these tables.
/// </summary>
internal static class EntryReader
{
    public static EditionEntry Edition(JsonElement entry) => new(
        entry.Text("name"), entry.Text("title"), entry.Text("documents"), entry.Text("region"), entry.Text("sourceZone"),
        entry.Text("targetZone"), entry.Text("thirdZone"), entry.TextOrNull("domainId"), entry.TextOrNull("domainName"),
        entry.Text("generalSeries"),
        entry.GetProperty("protectsNewerSeries").GetBoolean(), entry.Number("unknownIdStatus"), entry.Number("tagsPerInstance"),
        entry.Number("keysPerTagQuery"));

    public static OperationEntry Operation(JsonElement entry) => new(
        entry.Text("name"), entry.Text("id"), entry.Text("chapter"), entry.Text("method"), entry.Text("path"), entry.Number("success"),
        entry.Text("reply"), entry.Text("page"), entry.TextsOrNull("editions"), entry.TextOrNull("notes"));

    public static ConstraintEntry Constraint(JsonElement entry) => new(
        entry.Text("id"), entry.Text("operation"), entry.Text("kind"), entry.Text("statement"), entry.NumberOrNull("status"),
        entry.TextOrNull("code"), entry.TextOrNull("basis"), entry.TextOrNull("alternatives"), entry.TextOrNull("otherCode"),
        entry.TextsOrNull("editions"), entry.TextOrNull("evidence"), entry.Text("source"));

    public static ErrorEntry Error(JsonElement entry) => new(
        entry.TextOrNull("code"), entry.Number("status"), entry.Text("message"), entry.Text("meaning"), entry.TextOrNull("zh"),
        entry.Text("layer"), entry.Text("reach"), entry.TextOrNull("how"), entry.TextOrNull("generation"), entry.TextOrNull("edition"));

    public static StatusEntry Status(JsonElement entry) => new(
        entry.Text("resource"), entry.Text("status"), entry.Text("meaning"), entry.Text("class"), entry.Text("source"));

    public static TransitionEntry Transition(JsonElement entry) => new(
        entry.Text("resource"), entry.Text("operation"), entry.Text("from"), entry.TextOrNull("via"), entry.TextOrNull("to"),
        entry.TextOrNull("onFailure"), entry.TextOrNull("effects"), entry.Text("basis"), entry.Text("source"));

    public static JobTypeEntry JobType(JsonElement entry) => new(
        entry.Text("type"), entry.Text("operation"), entry.Text("failureStatus"), entry.Text("resourceType"), entry.Text("error"));

    private static string Text(this JsonElement entry, string member) => entry.GetProperty(member).GetString()!;

    private static string? TextOrNull(this JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string>? TextsOrNull(this JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : null;

    private static int Number(this JsonElement entry, string member) => entry.GetProperty(member).GetInt32();

    private static int? NumberOrNull(this JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var number) ? number.GetInt32() : null;
}
