using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Posture;

/// <summary>The Key Vault: works, and could be safer or easier to run.</summary>
internal static class VaultPosture
{
    public static IReadOnlyList<Check> All { get; } =
    [
        Of("GW430", Severity.Warning, "Vault without purge protection",
            "Whoever may delete certificates may also purge them, and nobody brings them back.", "Set vault.purgeProtection: true. It cannot be turned off again.", "CKV_AZURE_42, CKV_AZURE_110, AVD-AZU-0016, Azure.KeyVault.PurgeProtect",
            "properties.enablePurgeProtection", "what is deleted can be purged at once", "set vault.purgeProtection: true", p => !p["enablePurgeProtection"].IsTrue()),
        Of("GW431", Severity.Warning, "Vault open to the internet",
            "Everybody can reach the vault, and a stolen token is enough to read the private keys.", "Set vault.publicNetworkAccess: false with vault.privateEndpoint: true, or vault.allowedIPRanges.", "CKV_AZURE_109, CKV_AZURE_189, AVD-AZU-0013, Azure.KeyVault.Firewall",
            "properties.publicNetworkAccess", "the vault answers everybody", "set vault.publicNetworkAccess: false and privateEndpoint: true",
            p => !string.Equals(p["publicNetworkAccess"].AsText(), "Disabled", StringComparison.OrdinalIgnoreCase) && p.Get("networkAcls", "defaultAction").AsText() != "Deny"),
        Of("GW432", Severity.Info, "Deleted certificates are kept for a short time",
            "With fewer than 90 days, a deletion that is noticed late cannot be undone.", "Set vault.softDeleteRetentionInDays: 90.", "CKV_AZURE_111, Azure.KeyVault.SoftDelete",
            "properties.softDeleteRetentionInDays", "deleted certificates can be restored for fewer than 90 days", "set vault.softDeleteRetentionInDays: 90", p => (p["softDeleteRetentionInDays"].AsInt() ?? 90) < 90),
        new("GW433", Severity.Info, "No log of who reads the vault", "Who read a private key is not recorded.", "Set monitoring.diagnostics: true.", "Azure.KeyVault.Logs, AVD-AZU-0021", Logs) { Group = CheckGroup.Posture },
        new("GW434", Severity.Info, "What cannot be replaced can be deleted", "A mistaken pulumi destroy, or a click, deletes cluster and vault.", "Set protection.locks: true.", "Azure docs, resource locks", Locks) { Group = CheckGroup.Posture },
    ];

    private static IEnumerable<PlannedResource> Vaults(CheckContext context) => context.OfType("keyvault:Vault").Where(v => !v.IsRead);

    private static Check Of(string id, Severity severity, string title, string explanation, string fix, string references, string path, string message, string advice, Func<JsonNode, bool> applies) =>
        new(id, severity, title, explanation, fix, references, context =>
            from vault in Vaults(context)
            where vault.Inputs["properties"] is { } properties && applies(properties)
            select Found.In(vault, path, message, advice))
        { Group = CheckGroup.Posture };

    private static IEnumerable<Found> Logs(CheckContext context) => Vaults(context)
        .Where(_ => !context.OfType("monitor:DiagnosticSetting").Any(d => d.Inputs["resourceUri"].AsText()?.Contains("/vaults/", StringComparison.Ordinal) is true))
        .Select(vault => Found.In(vault, "", "who reads the vault is not recorded", "set monitoring.diagnostics: true"));

    private static IEnumerable<Found> Locks(CheckContext context) => Vaults(context)
        .Where(_ => !context.OfType("authorization:ManagementLockByScope").Any())
        .Select(vault => Found.In(vault, "", "neither vault nor cluster is locked against deletion", "set protection.locks: true"));
}
