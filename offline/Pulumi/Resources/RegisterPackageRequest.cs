namespace Pulumi;

/// <summary>Names the package a resource comes from, where that package is made by parameterizing another.</summary>
public sealed class RegisterPackageRequest
{
    public RegisterPackageRequest(
        string name, string version, string? downloadUrl, Dictionary<string, byte[]>? checksums, PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, null)
    {
    }

    public RegisterPackageRequest(
        string name, string version, string? downloadUrl, Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null, PackageParameterization? extension = null)
    {
        Name = name;
        Version = version;
        DownloadUrl = downloadUrl ?? "";
        Checksums = checksums ?? [];
        Parameterization = parameterization;
        Extension = extension;
    }

    public string Name { get; }

    public string Version { get; }

    public string DownloadUrl { get; }

    public Dictionary<string, byte[]> Checksums { get; }

    public PackageParameterization? Parameterization { get; }

    public PackageParameterization? Extension { get; }

    /// <summary>The parameter: the package's own name and version, and what its provider is told.</summary>
    public sealed class PackageParameterization
    {
        public PackageParameterization(string name, string version, byte[] value) => (Name, Version, Value) = (name, version, value);

        public string Name { get; }

        public string Version { get; }

#pragma warning disable CA1819 // The official property is an array.
        public byte[] Value { get; }
#pragma warning restore CA1819
    }
}
