using System.Buffers.Text;
using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>What a vault knows about one version of a certificate besides its bytes.</summary>
public class CertificateProperties
{
    public CertificateProperties(Uri id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var segments = id.Segments;
        Id = id;
        VaultUri = new Uri(id.GetLeftPart(UriPartial.Authority));
        Name = segments.Length > 2 ? segments[2].Trim('/') : throw new ArgumentException($"'{id}' is not a certificate's URI.", nameof(id));
        Version = segments.Length > 3 ? segments[3].Trim('/') : null;
    }

    internal CertificateProperties(JsonElement json)
        : this(new Uri(json.Text("id")!))
    {
        X509Thumbprint = json.Text("x5t") is { } thumbprint ? Base64Url.DecodeFromChars(thumbprint) : null;
        if (json.Get("attributes") is { } attributes)
        {
            Enabled = attributes.Flag("enabled");
            NotBefore = attributes.Time("nbf");
            ExpiresOn = attributes.Time("exp");
            RecoveryLevel = attributes.Text("recoveryLevel");
        }
        if (json.Get("tags") is { } tags)
            foreach (var tag in tags.EnumerateObject())
                Tags[tag.Name] = tag.Value.GetString() ?? "";
    }

    public Uri Id { get; }

    public Uri VaultUri { get; }

    public string Name { get; }

    public string? Version { get; }

    /// <summary>SHA-1 of the DER certificate; null while the certificate is being created.</summary>
    public byte[]? X509Thumbprint { get; }

    public DateTimeOffset? NotBefore { get; }

    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>What deletion means in this vault, such as <c>Recoverable+ProtectedSubscription</c>.</summary>
    public string? RecoveryLevel { get; }

    public bool? Enabled { get; set; }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>();

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteEnabled(Enabled);
        json.WriteTags(Tags);
    }
}
