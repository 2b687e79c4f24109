using System.Globalization;

namespace Pulumi.Kubernetes;

internal static class Utilities
{
    /// <summary>The version of the official package whose API this is.</summary>
    public const string Version = "4.34.2";

    public static string? GetEnv(string name) => Environment.GetEnvironmentVariable(name);

    public static bool? GetEnvBoolean(string name) => GetEnv(name) switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    public static int? GetEnvInt32(string name) =>
        int.TryParse(GetEnv(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static double? GetEnvDouble(string name) =>
        double.TryParse(GetEnv(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

internal sealed class KubernetesResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
