using WireMock.Handlers;

namespace SdrsMock.Hosting;

/// <summary>
/// Denies stubs access to the disk. Otherwise WireMock.Net's admin could read, write and delete files with the rights of
/// the mock's process. A stub contains its body instead of naming a file.
/// </summary>
internal sealed class DisabledFileSystemHandler : IFileSystemHandler
{
    public string GetMappingFolder() => "";

    public bool FolderExists(string path) => false;

    public void CreateFolder(string path) => throw NotSupported();

    public IEnumerable<string> EnumerateFiles(string path, bool includeSubdirectories) => [];

    public string ReadMappingFile(string path) => throw NotSupported();

    public void WriteMappingFile(string path, string text) => throw NotSupported();

    public byte[] ReadResponseBodyAsFile(string path) => throw NotSupported();

    public string ReadResponseBodyAsString(string path) => throw NotSupported();

    public void DeleteFile(string filename) => throw NotSupported();

    public bool FileExists(string filename) => false;

    public void WriteFile(string filename, byte[] bytes) => throw NotSupported();

    public void WriteFile(string folder, string filename, byte[] bytes) => throw NotSupported();

    public byte[] ReadFile(string filename) => throw NotSupported();

    public string ReadFileAsString(string filename) => throw NotSupported();

    public string GetUnmatchedRequestsFolder() => "";

    public void WriteUnmatchedRequest(string filename, string text) => throw NotSupported();

    private static NotSupportedException NotSupported() => new("stubs cannot use files; put the body into the stub");
}
