using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/domains</c>: the accounts of the caller. Terraform calls this first.</summary>
internal sealed class ListAccountDomains(AccountDirectory directory) : KeystoneEndpoint("GET", "/v3/auth/domains")
{
    public override Response Handle(KeystoneRequest request) =>
        RespondWithList(request, links => new(links) { Accounts = Find(request.Query("name"), request.BaseUrl) });

    private AccountView[] Find(string? name, BaseUrl baseUrl) => name is not null && name != AccountDirectory.AccountName ? []
        : [new(directory.AccountId, AccountDirectory.AccountName, "", true, new($"{baseUrl}/v3/domains/{directory.AccountId}"))];
}
