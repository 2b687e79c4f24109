using System.Text.Json.Nodes;
using Pulumi;

namespace GatewayStack.Components.Azure;

/// <summary>A kubeconfig whose user is whoever is signed in to Microsoft Entra ID: kubelogin asks for a token.</summary>
/// <remarks>Equal to what <c>kubelogin convert-kubeconfig</c> writes. It names no user and holds no secret, so it stays the same
/// from developer to CI; kubelogin's own variable AAD_LOGIN_METHOD decides where the login comes from.</remarks>
internal static class EntraKubeConfig
{
    /// <summary>The application that AKS API servers are, the same in every tenant.</summary>
    private const string AksServer = "6dae42f8-4368-4678-94ff-3960e28e3630";

    /// <summary>The kubeconfig for the API server that another kubeconfig names.</summary>
    /// <param name="kubeconfig">The user's kubeconfig, as AKS returns it.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="login">How kubelogin gets a token.</param>
    public static string Of(string kubeconfig, string tenantId, string login)
    {
        const string Name = "gateway-cluster";
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(Named("cluster", new JsonObject
            {
                ["server"] = Value("server"),
                ["certificate-authority-data"] = Value("certificate-authority-data"),
            })),
            ["users"] = new JsonArray(Named("user", new JsonObject
            {
                ["exec"] = new JsonObject
                {
                    ["apiVersion"] = "client.authentication.k8s.io/v1beta1",
                    ["command"] = "kubelogin",
                    ["args"] = new JsonArray("get-token", "--login", login, "--server-id", AksServer, "--tenant-id", tenantId),
                    ["installHint"] = "Install kubelogin: az aks install-cli, or https://azure.github.io/kubelogin",
                    ["provideClusterInfo"] = false,
                },
            })),
            ["contexts"] = new JsonArray(Named("context", new JsonObject { ["cluster"] = Name, ["user"] = Name })),
            ["current-context"] = Name,
        }.ToJsonString();

        static JsonObject Named(string kind, JsonObject content) => new() { ["name"] = Name, [kind] = content };

        string Value(string key) => kubeconfig.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith(key + ":", StringComparison.Ordinal)) is { } line
            ? line[(key.Length + 1)..].Trim().Trim('"')
            : throw new RunException($"The kubeconfig that AKS returned has no '{key}'.");
    }
}
