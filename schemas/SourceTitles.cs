namespace SdrsMock.Schemas;

/// <summary>Names the source of a catalog row so that a reader finds it; see schemas/notes/README.md, "Sources".</summary>
public static class SourceTitles
{
    private const string OtcRepository = "github.com/opentelekomcloud-docs/storage-disaster-recovery-service";

    /// <summary>The title and the place of each source, separated by semicolons as in the catalog.</summary>
    public static string Describe(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.Join("; ", source.Split("; ").Select(DescribeOne));
    }

    private static string DescribeOne(string source)
    {
        if (source.StartsWith("inferred from ", StringComparison.Ordinal))
        {
            return $"inferred from {DescribeOne(source["inferred from ".Length..])}";
        }

        var name = source.Split(' ')[0];
        return name switch
        {
            "umn" => $"Open Telekom Cloud, SDRS User Guide, {source["umn".Length..].Trim()} ({OtcRepository}, folder umn/source)",
            "huaweicloudDocs" =>
                $"Huawei Cloud, SDRS API Reference in Chinese, {source["huaweicloudDocs".Length..].Trim()} "
                + "(github.com/huaweicloudDocs/sdrs, folder cn.zh-cn)",
            "hw-sdk" =>
                $"Huawei Cloud, SDK for Python, package huaweicloudsdksdrs, {source["hw-sdk".Length..].Trim()} "
                + "(github.com/huaweicloud/huaweicloud-sdk-python-v3)",
            "terraform-provider-huaweicloud" =>
                $"{source} (github.com/huaweicloud/terraform-provider-huaweicloud, folder huaweicloud/services/sdrs)",
            "gateway" => $"Huawei Cloud, API Gateway, \"Error Codes\" ({source}; support.huaweicloud.com)",
            "quota" => $"Open Telekom Cloud, SDRS API Reference, querying_the_tenant_quota.rst ({OtcRepository}, folder api-ref/source)",
            _ when IsSeedPage(name) =>
                "Huawei Cloud, SDRS API Reference, \"Creating a Protected Instance\" (support.huaweicloud.com)" + source[name.Length..],
            _ when name.EndsWith(".rst", StringComparison.Ordinal) =>
                $"Open Telekom Cloud, SDRS API Reference, {source} ({OtcRepository}, folder api-ref/source)",
            _ => source,
        };
    }

    private static bool IsSeedPage(string name) =>
        name.StartsWith("000_", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal);
}
