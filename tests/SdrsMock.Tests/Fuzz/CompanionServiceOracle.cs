using System.Text.Json;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Checks responses of companion services. A mutated request can belong to another service.</summary>
internal static class CompanionServiceOracle
{
    private static readonly string[] s_titled = ["badRequest", "itemNotFound", "conflictingRequest"];

    public static bool Judge(WireRequest call, WireResponse answer, JournalEntry? entry)
    {
        Invariant.That(answer.Header("X-Request-Id") is { Length: 32 }, () => "there is no X-Request-Id");
        Invariant.That(answer.Status < 500, () => "a server's error that nobody asked for");
        if (answer.Status >= 400)
        {
            using var document = JsonDocument.Parse(answer.Body);
            Invariant.That(IsRefusal(document.RootElement, answer.Status), () => "the refusal has no service's form");
        }
        else if (answer.Body.Length > 0)
        {
            using var document = JsonDocument.Parse(answer.Body);
            Invariant.Same(document.RootElement.ValueKind, JsonValueKind.Object, "kind of the body");
        }

        return answer.Status < 400;
    }

    private static bool IsRefusal(JsonElement body, int status) =>
        HasText(body, "error_code") // the gateway
        || (body.TryGetProperty("error", out var error) && (error.ValueKind is JsonValueKind.String || error.TryGetProperty("code", out _))) // ECS, EVS, IMS, SDRS, Keystone
        || (HasText(body, "code") && HasText(body, "message")) // VPC v1
        || (body.TryGetProperty("NeutronError", out var neutron) && HasText(neutron, "message")) // VPC v2.0
        || s_titled.Any(title => body.TryGetProperty(title, out var titled) && titled.GetProperty("code").GetInt32() == status);

    private static bool HasText(JsonElement body, string member) =>
        body.TryGetProperty(member, out var found) && found.ValueKind is JsonValueKind.String;
}
