namespace SdrsMock.Schemas;

/// <summary>The types that a schema's <c>type</c> allows.</summary>
[Flags]
internal enum JsonSchemaType
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Any = 127,
}
