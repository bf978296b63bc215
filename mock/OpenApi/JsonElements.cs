using System.Text.Json;

namespace SdrsMock.OpenApi;

/// <summary>JSON values that need no document of their own.</summary>
internal static class JsonElements
{
    /// <summary>The object <c>{}</c>.</summary>
    public static JsonElement Empty { get; } = JsonElement.Parse("{}");
}
