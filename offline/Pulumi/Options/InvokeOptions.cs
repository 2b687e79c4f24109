namespace Pulumi;

/// <summary>How a provider function is called.</summary>
public class InvokeOptions
{
    public InvokeOptions()
    {
    }

    /// <summary>Call the provider this resource's children would use.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Call this provider.</summary>
    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}
