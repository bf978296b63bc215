using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Writes the response that describes a token.</summary>
internal sealed class TokenWriter(AccountDirectory directory, ServiceCatalog catalog)
{
    /// <summary>The response with the description as body and the token's text in <c>X-Subject-Token</c>.</summary>
    public Response Show(int status, string text, Token token, KeystoneRequest request) =>
        Response.Json(status, json => Write(json, token, request)) with { Headers = [new("X-Subject-Token", text)] };

    private void Write(Utf8JsonWriter json, Token token, KeystoneRequest request)
    {
        json.WriteStartObject();
        json.WriteStartObject("token");
        json.WriteString("expires_at", $"{WireTimeFormat.Microseconds(token.Expires)}Z");
        json.WriteString("issued_at", $"{WireTimeFormat.Microseconds(token.Issued)}Z");
        json.WriteStartArray("methods");
        json.WriteStringValue(token.Method);
        json.WriteEndArray();
        WriteUser(json, token.User);
        WriteScope(json, token);
        if (request.Query("nocatalog") is null && (token.IsAccountScoped || token.ProjectId.Length > 0))
        {
            json.WriteStartArray("catalog");
            catalog.WriteEntries(json, token.ProjectId, request.BaseUrl);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteUser(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject("user");
        json.WriteString("id", directory.FindUser(name) is { } user ? directory.GetUserId(user) : "");
        json.WriteString("name", name);
        json.WriteString("password_expires_at", "");
        WriteAccount(json);
        json.WriteEndObject();
    }

    private void WriteScope(Utf8JsonWriter json, Token token)
    {
        if (token.IsAccountScoped)
        {
            WriteAccount(json);
        }
        else if (directory.FindById(token.ProjectId) is { } project)
        {
            json.WriteStartObject("project");
            json.WriteString("id", project.Id);
            json.WriteString("name", project.Name);
            WriteAccount(json);
            json.WriteEndObject();
        }
        else
        {
            return;
        }

        json.WriteStartArray("roles");
        foreach (var role in token.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStartObject();
            json.WriteString("id", directory.GetRoleId(role));
            json.WriteString("name", role);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteAccount(Utf8JsonWriter json)
    {
        json.WriteStartObject("domain");
        json.WriteString("id", directory.AccountId);
        json.WriteString("name", AccountDirectory.AccountName);
        json.WriteEndObject();
    }
}
