using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/domains</c>: the accounts of the caller. Terraform calls this first.</summary>
internal sealed class ListAccountDomains(AccountDirectory directory) : KeystoneEndpoint("GET", "/v3/auth/domains")
{
    public override Response Handle(KeystoneRequest request) => RespondWithList(request, "domains", json =>
    {
        if (request.Query("name") is { } name && name != AccountDirectory.AccountName)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", directory.AccountId);
        json.WriteString("name", AccountDirectory.AccountName);
        json.WriteString("description", "");
        json.WriteBoolean("enabled", true);
        json.WriteStartObject("links");
        json.WriteString("self", $"{request.BaseUrl}/v3/domains/{directory.AccountId}");
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
