namespace Pulumi.AzureNative;

internal static class Utilities
{
    /// <summary>The version of the official package whose API this is.</summary>
    public const string Version = "3.28.0";

    public static InvokeOptions WithDefaults(this InvokeOptions? options)
    {
        options ??= new InvokeOptions();
        options.Version ??= Version;
        return options;
    }

    public static InvokeOutputOptions WithDefaults(this InvokeOutputOptions? options)
    {
        options ??= new InvokeOutputOptions();
        options.Version ??= Version;
        return options;
    }
}

internal sealed class AzureNativeResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
