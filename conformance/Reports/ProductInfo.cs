using System.Reflection;

namespace SdrsMock.Conformance.Reports;

/// <summary>Name and version of this program.</summary>
internal static class ProductInfo
{
    public const string Name = "sdrs-conformance";

    /// <summary>The version with the commit that it was built from, such as <c>1.0.0+9fceb02</c>.</summary>
    public static string Build { get; } =
        typeof(ProductInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version without the commit.</summary>
    public static string Version { get; } = Build.Split('+')[0];
}
