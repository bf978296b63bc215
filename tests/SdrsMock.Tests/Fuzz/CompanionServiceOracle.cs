using System.Text.Json;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Checks responses of companion services. A mutated request can belong to another service.</summary>
internal static class CompanionServiceOracle
{
    private static readonly string[] s_titled = ["badRequest", "itemNotFound", "conflictingRequest"];

    public static bool Judge(WireRequest call, WireResponse response, JournalEntry? entry)
    {
        Invariant.That(response.Header("X-Request-Id") is { Length: 32 }, () => "there is no X-Request-Id");
        Invariant.That(response.Status < 500, () => "a server error without a fault rule");
        if (response.Status >= 400)
        {
            using var document = JsonDocument.Parse(response.Body);
            Invariant.That(IsRefusal(document.RootElement, response.Status), () => "the rejection has not the form of a service");
        }
        else if (response.Body.Length > 0)
        {
            using var document = JsonDocument.Parse(response.Body);
            Invariant.Same(document.RootElement.ValueKind, JsonValueKind.Object, "kind of the body");
        }

        return response.Status < 400;
    }

    private static bool IsRefusal(JsonElement body, int status) =>
        HasText(body, "error_code") // the gateway
        || (body.TryGetProperty("error",
            out var error) && (error.ValueKind is JsonValueKind.String || error.TryGetProperty("code",
                out _))) // ECS, EVS, IMS, SDRS, Keystone
        || (HasText(body, "code") && HasText(body, "message")) // VPC v1
        || (body.TryGetProperty("NeutronError", out var neutron) && HasText(neutron, "message")) // VPC v2.0
        || s_titled.Any(title => body.TryGetProperty(title, out var titled) && titled.GetProperty("code").GetInt32() == status);

    private static bool HasText(JsonElement body, string member) =>
        body.TryGetProperty(member, out var found) && found.ValueKind is JsonValueKind.String;
}
