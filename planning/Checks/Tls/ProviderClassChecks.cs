using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Tls;

/// <summary>SecretProviderClasses: what they fetch from a vault, and the Secrets they keep.</summary>
internal static partial class ProviderClassChecks
{
    private const string Docs = "Azure provider for the Secrets Store CSI driver, docs and source v1.8.2";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW104", Severity.Error, "Items of objects that are maps",
            "objects is a text, and each item of its array is a text again. With maps the provider says 'failed to yaml unmarshal objects', pods that mount it do not start, and there is no Secret.",
            "Write each item as a block: - | and the fields below it.", Docs, Maps),
        new("GW105", Severity.Error, "Objects that cannot be fetched",
            "objects is YAML with the list array; each item has objectName, and objectType secret, key or cert.", "Correct it.", Docs, Unreadable),
        new("GW106", Severity.Error, "Secret of a file that is not there",
            "objectName in secretObjects is the alias of an object, or its name where it has no alias. Of another name there is no Secret, or one without content.",
            "Use the alias.", "AKV provider#104, #190, #232, #561", Unjoined),
        new("GW107", Severity.Error, "TLS Secret with other keys than tls.key and tls.crt",
            "A Secret of type kubernetes.io/tls has exactly these two. ca.crt needs type Opaque.", "Write both, and no other.", "AKV provider#190, #561", Keys),
        new("GW108", Severity.Error, "Key or certificate from the wrong kind of object",
            "Of a certificate in Key Vault, the object of type secret is private key and chain, of type cert the certificate alone, of type key the public key. A private key comes from secret only.",
            "Take tls.key from an object of type secret, and tls.crt from the same.", "AKV provider#104, #232; AKV provider source", Kinds),
        new("GW109", Severity.Warning, "Certificate without its intermediates",
            "An object of type cert is the server's certificate alone. Of a certificate that an authority issued, the intermediates are missing: browsers may forgive it, curl says 'unable to get local issuer certificate'.",
            "Feed both tls.key and tls.crt from one object of type secret.", "AKV provider#1952", LeafOnly),
        new("GW110", Severity.Error, "Objects that overwrite one another",
            "Two items of one objectName without aliases, or with the same alias, become one file, and the last wins.", "Give each an objectAlias.", Docs, Overwriting),
        new("GW111", Severity.Error, "Not exactly one identity",
            "The provider signs in with one of: useVMManagedIdentity \"true\" with userAssignedIdentityID, or clientID (workload identity).", "Keep one of them.", Docs, Identity),
        new("GW112", Severity.Error, "Parameter that is missing or is not text",
            "Parameters are texts: true and numbers need quotes. keyvaultName and tenantId are required; a vault's name has 3 to 24 letters, digits and '-'.", "Quote it, or add it.", Docs, Parameters),
    ];

    private static IEnumerable<Found> Maps(CheckContext context) =>
        from c in context.ProviderClasses
        where c.HasMaps
        select Found.In(c.Manifest, "spec.parameters.objects", "items of array are maps, and the provider wants texts", "write - | and the fields below it, indented");

    private static IEnumerable<Found> Unreadable(CheckContext context)
    {
        foreach (var c in context.ProviderClasses)
        {
            if (!c.IsReadable)
                yield return Found.In(c.Manifest, "spec.parameters.objects", "is not a text with the list array", "write objects: | and array: below it");
            else if (c.Unreadable > 0 || c.Objects.Count == 0)
                yield return Found.In(c.Manifest, "spec.parameters.objects", c.Objects.Count == 0 ? "has no objects" : $"{c.Unreadable} items have no objectName", "give each item objectName and objectType");
            foreach (var o in c.Objects.Where(o => o.Type is not ("secret" or "key" or "cert")))
                yield return Found.In(c.Manifest, "spec.parameters.objects", $"{o.Name} has objectType '{o.Type}'", "use secret, key or cert");
        }
    }

    private static IEnumerable<SyncedKey> Data(CheckContext context) =>
        from c in context.ProviderClasses
        where c.Objects.Count > 0
        from secret in c.Secrets
        from data in secret.Item["data"].Items($"{secret.Path}.data")
        select new SyncedKey(c, secret.Item, data.Path, data.Item);

    private static IEnumerable<Found> Unjoined(CheckContext context) =>
        from d in Data(context)
        let file = d.Data["objectName"].AsText()
        where d.Class.Of(file) is null
        select Found.In(d.Class.Manifest, $"{d.Path}.objectName", $"no object has the alias or name {d.Data["objectName"].Shown()}", $"use {string.Join(" or ", d.Class.Objects.Select(o => o.File).Distinct())}");

    private static IEnumerable<Found> Keys(CheckContext context)
    {
        foreach (var c in context.ProviderClasses)
        {
            foreach (var (path, secret) in c.Secrets.Where(s => s.Item["type"].AsText() == "kubernetes.io/tls"))
            {
                var keys = secret["data"].AsObjects().Select(d => d["key"].AsText() ?? "").ToList();
                foreach (var missing in ((string[])["tls.key", "tls.crt"]).Except(keys))
                    yield return Found.In(c.Manifest, $"{path}.data", $"{missing} is missing", $"add an item with key: {missing}");
                foreach (var other in keys.Where(k => k is not ("tls.key" or "tls.crt")))
                    yield return Found.In(c.Manifest, $"{path}.data", $"a Secret of type kubernetes.io/tls has no key {other}", "remove it, or keep it in a Secret of type Opaque");
            }
        }
    }

    private static IEnumerable<Found> Kinds(CheckContext context) =>
        from d in Data(context)
        where d.Secret["type"].AsText() == "kubernetes.io/tls"
        let key = d.Data["key"].AsText()
        let type = d.Class.Of(d.Data["objectName"].AsText())?.Type
        where key == "tls.key" && type is "cert" or "key" || key == "tls.crt" && type == "key"
        select Found.In(d.Class.Manifest, d.Path, $"{key} comes from an object of type {type}", "use an object of type secret");

    private static IEnumerable<Found> LeafOnly(CheckContext context) =>
        from d in Data(context)
        let o = d.Class.Of(d.Data["objectName"].AsText())
        where d.Data["key"].AsText() == "tls.crt" && o is { Type: "cert" } && context.Settings?.Certificates.Any(c => c.Name == o.Name && (c.SelfSigned is not null || c.Pfx is not null || c.Pem is not null)) is not true
        select Found.In(d.Class.Manifest, d.Path, "tls.crt comes from an object of type cert, which has no intermediates", "use the object of type secret for tls.crt too");

    private static IEnumerable<Found> Overwriting(CheckContext context) =>
        from c in context.ProviderClasses
        from same in c.Objects.GroupBy(o => o.File, StringComparer.Ordinal)
        where same.Count() > 1
        select Found.In(c.Manifest, "spec.parameters.objects", $"{same.Count()} objects become the file {same.Key}", "give each an objectAlias of its own");

    private static IEnumerable<Found> Identity(CheckContext context)
    {
        foreach (var c in context.ProviderClasses)
        {
            List<string> used = [.. ((string[])["useVMManagedIdentity", "usePodIdentity"]).Where(p => IsOn(c.Parameters[p])), .. c.Parameters["clientID"].AsText() is { Length: > 0 } ? (string[])["clientID"] : []];
            if (used.Count != 1)
                yield return Found.In(c.Manifest, "spec.parameters", used.Count == 0 ? "names no identity" : $"names {string.Join(" and ", used)}", "keep useVMManagedIdentity with userAssignedIdentityID, or clientID");
            else if (used[0] == "useVMManagedIdentity" && c.Parameters["userAssignedIdentityID"].AsText() is null or "")
                yield return Found.In(c.Manifest, "spec.parameters", "useVMManagedIdentity without userAssignedIdentityID: nodes have several identities", "add userAssignedIdentityID, the client id of the add-on's identity");
        }
    }

    private static bool IsOn(JsonNode? node) => node.IsTrue() || node.AsText() == "true";

    private static IEnumerable<Found> Parameters(CheckContext context)
    {
        foreach (var c in context.ProviderClasses)
        {
            foreach (var (name, value) in c.Parameters)
            {
                if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String)
                    yield return Found.In(c.Manifest, $"spec.parameters.{name}", $"{name} is {value.Shown()}, which is not text", $"write \"{value.Shown()}\"");
            }
            if (c.Parameters["tenantId"] is null && c.Parameters["tenantID"] is null)
                yield return Found.In(c.Manifest, "spec.parameters", "tenantId is missing", "add tenantId, as `az account show` prints it");
            if (c.Parameters["keyvaultName"].AsText() is not { } vault)
                yield return Found.In(c.Manifest, "spec.parameters", "keyvaultName is missing", "add keyvaultName");
            else if (!Marker.IsSimulated(vault) && !Vault().IsMatch(vault))
                yield return Found.In(c.Manifest, "spec.parameters.keyvaultName", $"{vault} is not the name of a vault", "use the name, not the address: 3 to 24 letters, digits and '-'");
        }
    }

    [GeneratedRegex(@"^[-A-Za-z0-9]{3,24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Vault();

    private sealed record SyncedKey(ProviderClass Class, JsonObject Secret, string Path, JsonObject Data);
}
