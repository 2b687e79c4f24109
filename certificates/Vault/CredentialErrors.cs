using Azure.Identity;

namespace GatewayStack.Certificates;

/// <summary>Makes what a credential says readable: which ones were tried, what each said, what to run.</summary>
internal static class CredentialErrors
{
    public static VaultException Explain(AuthenticationFailedException error, VaultSettings settings, Func<string, string?> environment)
    {
        var tried = Tried(error.Message);
        var message = tried.Count == 0
            ? $"no token for {settings.Vault.Host}: {FirstSentence(error.Message)}"
            : $"no token for {settings.Vault.Host}. Tried:\n{string.Join('\n', tried.Select(each => "  - " + each))}";
        return new VaultException(VaultProblem.NotSignedIn, message, Fix(settings, environment), error);
    }

    private static string Fix(VaultSettings settings, Func<string, string?> environment)
    {
        var cloud = settings.Cloud == AzureCloud.Public ? "" : $"az cloud set --name {settings.Cloud.Name} && ";
        var login = settings.TenantId is { } tenant ? $"Run: {cloud}az login --tenant {tenant}" : $"Run: {cloud}az login";
        return environment("ARM_CLIENT_ID") is { Length: > 0 } && environment("AZURE_CLIENT_ID") is not { Length: > 0 }
            ? login + " (ARM_CLIENT_ID is set, which only the Pulumi provider reads; in a pipeline set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE too)."
            : login + " (in a pipeline, set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE).";
    }

    /// <summary>The chained credential lists what it tried, one line each: <c>- AzureCliCredential authentication unavailable. …</c></summary>
    private static List<string> Tried(string message) =>
        [.. message.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => FirstSentence(line[2..]))];

    private static string FirstSentence(string text)
    {
        var line = text.Split('\n')[0].Trim();
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
