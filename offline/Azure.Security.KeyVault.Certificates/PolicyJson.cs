using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>A certificate policy as the vault writes it.</summary>
internal static class PolicyJson
{
    public static CertificatePolicy ReadPolicy(JsonElement json)
    {
        var key = json.Get("key_props") ?? default;
        var x509 = json.Get("x509_props") ?? default;
        var policy = new CertificatePolicy
        {
            IssuerName = json.Get("issuer")?.Text("name"),
            Subject = x509.Text("subject"),
            SubjectAlternativeNames = x509.Get("sans") is { } sans ? ReadNames(sans) : null,
            KeyType = key.Text("kty") is { } type ? new CertificateKeyType(type) : default(CertificateKeyType?),
            KeySize = key.Number("key_size"),
            KeyCurveName = key.Text("crv") is { } curve ? new CertificateKeyCurveName(curve) : default(CertificateKeyCurveName?),
            ReuseKey = key.Flag("reuse_key"),
            Exportable = key.Flag("exportable"),
            ContentType = json.Get("secret_props")?.Text("contentType") is { } content ? new CertificateContentType(content) : default(CertificateContentType?),
            ValidityInMonths = x509.Number("validity_months"),
        };
        x509.AddTexts("ekus", policy.EnhancedKeyUsage);
        var usages = new List<string>();
        x509.AddTexts("key_usage", usages);
        foreach (var usage in usages)
            policy.KeyUsage.Add(new CertificateKeyUsage(usage));
        if (json.Get("lifetime_actions") is { } actions)
            foreach (var action in actions.EnumerateArray())
                policy.LifetimeActions.Add(ReadAction(action));
        return policy;
    }

    public static void WritePolicy(this Utf8JsonWriter json, CertificatePolicy policy)
    {
        json.WriteStartObject("policy");
        WriteKey(json, policy);
        if (policy.ContentType is { } content)
        {
            json.WriteStartObject("secret_props");
            json.WriteString("contentType", content.ToString());
            json.WriteEndObject();
        }
        WriteX509(json, policy);
        if (policy.IssuerName is { } issuer)
        {
            json.WriteStartObject("issuer");
            json.WriteString("name", issuer);
            json.WriteEndObject();
        }
        WriteActions(json, policy.LifetimeActions);
        json.WriteEndObject();
    }

    private static SubjectAlternativeNames ReadNames(JsonElement json)
    {
        var names = new SubjectAlternativeNames();
        json.AddTexts("dns_names", names.DnsNames);
        return names;
    }

    private static LifetimeAction ReadAction(JsonElement json) => new(json.Get("action")?.Text("action_type") ?? "")
    {
        DaysBeforeExpiry = json.Get("trigger")?.Number("days_before_expiry"),
        LifetimePercentage = json.Get("trigger")?.Number("lifetime_percentage"),
    };

    private static void WriteKey(Utf8JsonWriter json, CertificatePolicy policy)
    {
        if (policy is { KeyType: null, ReuseKey: null, Exportable: null, KeyCurveName: null, KeySize: null })
            return;
        json.WriteStartObject("key_props");
        json.WriteOptional("kty", policy.KeyType?.ToString());
        json.WriteOptional("reuse_key", policy.ReuseKey);
        json.WriteOptional("exportable", policy.Exportable);
        json.WriteOptional("crv", policy.KeyCurveName?.ToString());
        json.WriteOptional("key_size", policy.KeySize);
        json.WriteEndObject();
    }

    private static void WriteX509(Utf8JsonWriter json, CertificatePolicy policy)
    {
        if (policy is { Subject: null, SubjectAlternativeNames: null, ValidityInMonths: null, KeyUsage.Count: 0, EnhancedKeyUsage.Count: 0 })
            return;
        json.WriteStartObject("x509_props");
        json.WriteOptional("subject", policy.Subject);
        if (policy.SubjectAlternativeNames is { } names)
        {
            json.WriteStartObject("sans");
            json.WriteTexts("dns_names", names.DnsNames);
            json.WriteEndObject();
        }
        json.WriteTexts("key_usage", policy.KeyUsage.Select(usage => usage.ToString()));
        json.WriteTexts("ekus", policy.EnhancedKeyUsage);
        json.WriteOptional("validity_months", policy.ValidityInMonths);
        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, IList<LifetimeAction> actions)
    {
        if (actions.Count == 0)
            return;
        json.WriteStartArray("lifetime_actions");
        foreach (var action in actions)
        {
            json.WriteStartObject();
            json.WriteStartObject("trigger");
            json.WriteOptional("lifetime_percentage", action.LifetimePercentage);
            json.WriteOptional("days_before_expiry", action.DaysBeforeExpiry);
            json.WriteEndObject();
            json.WriteStartObject("action");
            json.WriteString("action_type", action.Action.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
