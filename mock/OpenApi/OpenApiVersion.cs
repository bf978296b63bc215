namespace SdrsMock.OpenApi;

/// <summary>The versions of OpenAPI in which the description can be asked for.</summary>
internal enum OpenApiVersion
{
    /// <summary>3.0.3, for readers that do not know 3.1.</summary>
    V30,

    /// <summary>3.1.0, whose schemas are JSON Schema of draft 2020-12.</summary>
    V31,
}
