using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>GET /v3/auth/domains</c>: the accounts that the caller may act for. Terraform asks this before all else.</summary>
internal sealed class ListAccountDomains(Directory directory) : IdentityCall("GET", "/v3/auth/domains")
{
    public override Reply Answer(IdentityRequest request) => List(request, "domains", json =>
    {
        if (request.Query("name") is { } name && name != Directory.AccountName)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", directory.AccountId);
        json.WriteString("name", Directory.AccountName);
        json.WriteString("description", "");
        json.WriteBoolean("enabled", true);
        json.WriteStartObject("links");
        json.WriteString("self", $"{request.BaseUrl}/v3/domains/{directory.AccountId}");
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
