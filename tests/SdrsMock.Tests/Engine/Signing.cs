using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Tests.Engine;

/// <summary>A signer for any canonical request, correct or wrong.</summary>
internal static class Signing
{
    private const string EmptyBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>A call whose signature covers <paramref name="start"/>: method, path and query, each on its line.</summary>
    public static SignedCall Sign(
        MockHarness mock, string method, string target, string start, string key =
            "", string? scope =
                null, DateTimeOffset? time = null, string bodyHash = EmptyBody, params (string Name, string Value)[] headers)
    {
        var date = (time ?? mock.Clock.Now).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        (string Name, string Value)[] signed = [("host", "sdrs.test"), ("x-sdk-date", date), .. headers];
        var names = string.Join(';', signed.Select(header => header.Name));
        var canonical = $"{start}\n{string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\n{bodyHash}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var toSign = $"SDK-HMAC-SHA256\n{date}\n{(scope is null ? "" : $"{scope}\n")}{hash}";
        var secret = Encoding.UTF8.GetBytes(mock[$"{key}secret_key"]);
        if (scope is not null)
        {
            secret = scope
                .Split('/')
                .Aggregate((byte[])[.. "SDK"u8, .. secret], (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)));
        }

        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(toSign)));
        var access = scope is null ? $"Access={mock[$"{key}access_key"]}" : $"Credential={mock[$"{key}access_key"]}/{scope}";
        var parts = target.Split('?', 2);
        return new("test", start, method, parts[0], parts.ElementAtOrDefault(1) ?? "",
            new(signed.Select(header => KeyValuePair.Create(header.Name, header.Value)))
            {
                ["Authorization"] = $"SDK-HMAC-SHA256 {access}, SignedHeaders={names}, Signature={signature}",
            }, "");
    }
}
