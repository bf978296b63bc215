namespace SdrsMock.WebConsole;

/// <summary>A file of the console, as it is sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">The value of <c>Content-Type</c>.</param>
/// <param name="ETag">The value of <c>ETag</c>: the hash of the content, quoted.</param>
internal sealed record ConsoleFile(byte[] Content, string MediaType, string ETag);
