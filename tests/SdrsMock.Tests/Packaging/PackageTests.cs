using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Packaging;

/// <summary>The packages that <c>dotnet pack SdrsMock.sln -c Release -o bin/packages</c> made.</summary>
public sealed class PackageTests
{
    private const string Notices = "THIRD-PARTY-NOTICES.txt";

    [Fact]
    public void No_packed_assembly_holds_the_folder_of_the_build()
    {
        byte[][] spellings = [Encoding.UTF8.GetBytes(Repository.Root), Encoding.Unicode.GetBytes(Repository.Root)];
        foreach (var file in FindPackages())
        {
            using var package = ZipFile.OpenRead(file);
            var own = package.Entries
                .Where(entry => entry.Name.StartsWith("SdrsMock", StringComparison.Ordinal)
                    && Path.GetExtension(entry.Name) is ".dll" or ".pdb" or ".exe" or ".json" or ".xml")
                .ToList();
            own.ShouldNotBeEmpty(file);
            foreach (var entry in own)
            {
                var content = Read(entry);
                spellings.Any(folder => content.AsSpan().IndexOf(folder) >= 0).ShouldBeFalse($"{Path.GetFileName(file)}: {entry.FullName}");
            }
        }
    }

    [Fact]
    public void Each_package_with_foreign_assemblies_names_their_licences()
    {
        var checkedPackages = 0;
        foreach (var file in FindPackages())
        {
            using var package = ZipFile.OpenRead(file);
            var foreign = package.Entries.Where(IsForeignAssembly).Select(entry => entry.Name).Distinct().ToList();
            if (foreign.Count == 0)
            {
                continue;
            }

            checkedPackages++;
            var notices = Encoding.UTF8.GetString(Read(package.GetEntry(Notices).ShouldNotBeNull($"{file} has no {Notices}")));
            var owners = ReadOwners(package);
            foreach (var name in foreign)
            {
                // An assembly that the framework has too is not in the list; its package has its name.
                var owner = owners[name].DefaultIfEmpty(Path.GetFileNameWithoutExtension(name)).ToList();
                var problem = $"{Path.GetFileName(file)}: {Notices} does not name {string.Join(", ", owner)} of {name}";
                owner.ShouldContain(library => HasNotice(notices, library), problem);
            }
        }

        checkedPackages.ShouldBe(2, "the two tools");
    }

    private static bool IsForeignAssembly(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.Name) is ".dll" or ".so" or ".dylib" && !entry.Name.StartsWith("SdrsMock", StringComparison.Ordinal);

    // The notice of a package states its licence in the next line.
    private static bool HasNotice(string notices, string library)
    {
        var lines = notices.ReplaceLineEndings("\n").Split('\n');
        var at = Array.FindIndex(lines, line => $"{line}/".StartsWith($"==> {library}/", StringComparison.OrdinalIgnoreCase));
        return at >= 0 && lines[at + 1].StartsWith("Licence: ", StringComparison.Ordinal) && lines[at + 1].Length > "Licence: ".Length;
    }

    // The packages of each file by its name, as the list of dependencies beside the program states them.
    private static ILookup<string, string> ReadOwners(ZipArchive package)
    {
        var owners = new List<(string File, string Library)>();
        foreach (var list in package.Entries.Where(entry => entry.Name.EndsWith(".deps.json", StringComparison.Ordinal)))
        {
            using var document = JsonDocument.Parse(Read(list));
            owners.AddRange(
                from target in document.RootElement.GetProperty("targets").EnumerateObject()
                from library in target.Value.EnumerateObject()
                from kind in library.Value.EnumerateObject()
                where kind.Name is "runtime" or "native" or "resources" or "runtimeTargets"
                from asset in kind.Value.EnumerateObject()
                select (asset.Name.Split('/')[^1], library.Name));
        }

        return owners.Distinct().ToLookup(owner => owner.File, owner => owner.Library);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string[] FindPackages()
    {
        var folder = Repository.PathOf("bin/packages");
        var packages = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.nupkg") : [];
        Assert.SkipWhen(packages.Length == 0, "nothing is packed: dotnet pack SdrsMock.sln -c Release -o bin/packages");
        return packages;
    }
}
