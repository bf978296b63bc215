using WireMock.Handlers;

namespace SdrsMock.Host;

/// <summary>
/// Keeps people's stubs off the disk: WireMock.Net's admin could otherwise read, write and delete files of whoever runs the
/// mock. A stub carries its body itself.
/// </summary>
internal sealed class NoFiles : IFileSystemHandler
{
    public string GetMappingFolder() => "";

    public bool FolderExists(string path) => false;

    public void CreateFolder(string path) => throw Refusal();

    public IEnumerable<string> EnumerateFiles(string path, bool includeSubdirectories) => [];

    public string ReadMappingFile(string path) => throw Refusal();

    public void WriteMappingFile(string path, string text) => throw Refusal();

    public byte[] ReadResponseBodyAsFile(string path) => throw Refusal();

    public string ReadResponseBodyAsString(string path) => throw Refusal();

    public void DeleteFile(string filename) => throw Refusal();

    public bool FileExists(string filename) => false;

    public void WriteFile(string filename, byte[] bytes) => throw Refusal();

    public void WriteFile(string folder, string filename, byte[] bytes) => throw Refusal();

    public byte[] ReadFile(string filename) => throw Refusal();

    public string ReadFileAsString(string filename) => throw Refusal();

    public string GetUnmatchedRequestsFolder() => "";

    public void WriteUnmatchedRequest(string filename, string text) => throw Refusal();

    private static NotSupportedException Refusal() => new("stubs of the mock use no files: give the body in the stub");
}
