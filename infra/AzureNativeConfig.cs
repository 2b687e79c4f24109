using Pulumi;

namespace GatewayStack.Infra;

/// <summary>The settings of <c>azure-native</c>, which an explicit provider does not read by itself. What is not set is null.</summary>
internal sealed class AzureNativeConfig
{
    private readonly Config _config = new("azure-native");

    public Input<string> Text(string key) => _config.Get(key)!;

    public Input<string> Secret(string key) => _config.GetSecret(key) is { } value ? (Input<string>)value : null!;

    public Input<bool> Switch(string key) => _config.GetBoolean(key) is { } value ? (Input<bool>)value : null!;
}
