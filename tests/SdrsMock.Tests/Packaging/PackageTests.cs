using System.Diagnostics;
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

    [Theory]
    [InlineData("SdrsMock.Schemas", "net10.0")]
    [InlineData("SdrsMock.Client", "net8.0")]
    [InlineData("SdrsMock.Client", "net10.0")]
    [InlineData("SdrsMock", "net10.0")]
    [InlineData("SdrsMock.Conformance", "net10.0")]
    public async Task A_package_restores_into_an_empty_project_without_warnings(string package, string framework)
    {
        var packages = Path.GetDirectoryName(FindPackages()[0])!;
        var folder = Directory.CreateTempSubdirectory("sdrs-restore-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "empty.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>{framework}</TargetFramework>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup><PackageReference Include="{package}" Version="1.0.0" /></ItemGroup>
                </Project>
                """, Stop);
            // The feeds of the machine are used too. Its cache is not: it may hold versions that the feeds lack.
            await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
                <configuration>
                  <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
                  <packageSources><add key="built" value="{packages}" /></packageSources>
                </configuration>
                """, Stop);

            var (exitCode, output) = await Restore(folder);

            Assert.SkipWhen(output.Contains("NU1301", StringComparison.Ordinal), "no package feed can be reached");
            exitCode.ShouldBe(0, output);
            output.ShouldNotContain("warning");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_page_of_each_package_is_the_one_for_its_user()
    {
        var pages = new Dictionary<string, string>
        {
            ["SdrsMock"] = "mock",
            ["sdrs-mock"] = "mock",
            ["SdrsMock.Schemas"] = "schemas",
            ["SdrsMock.Client"] = "conformance/Client",
            ["SdrsMock.Conformance"] = "conformance",
            ["sdrs-conformance"] = "conformance",
        };
        foreach (var file in FindPackages())
        {
            using var package = ZipFile.OpenRead(file);
            var name = Path.GetFileName(file).Replace(".1.0.0.nupkg", "", StringComparison.Ordinal);
            Encoding.UTF8.GetString(Read(package.GetEntry("PACKAGE.md").ShouldNotBeNull(file))).ReplaceLineEndings("\n")
                .ShouldBe(Repository.Read($"{pages[name]}/PACKAGE.md"));
            Encoding.UTF8.GetString(Read(package.GetEntry($"{name}.nuspec").ShouldNotBeNull(file)))
                .ShouldContain("<readme>PACKAGE.md</readme>", Case.Sensitive, file);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<(int ExitCode, string Output)> Restore(string folder)
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", "empty.csproj", "--nologo"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        })!;
        var output = await restore.StandardOutput.ReadToEndAsync(Stop);
        await restore.WaitForExitAsync(Stop);
        return (restore.ExitCode, output);
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
