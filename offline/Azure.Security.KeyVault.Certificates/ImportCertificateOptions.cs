using System.Buffers.Text;
using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>A PFX or PEM to import under a name.</summary>
public class ImportCertificateOptions
{
    public ImportCertificateOptions(string name, byte[] certificate)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(certificate);
        Name = name;
        Certificate = certificate;
    }

    public string Name { get; }

    public byte[] Certificate { get; }

    public CertificatePolicy? Policy { get; set; }

    public string? Password { get; set; }

    public bool? Enabled { get; set; }

    public bool? PreserveCertificateOrder { get; set; }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>();

    /// <summary>A PEM travels as text, everything else as unpadded base64url.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("value", Policy?.ContentType == CertificateContentType.Pem
            ? System.Text.Encoding.ASCII.GetString(Certificate)
            : Base64Url.EncodeToString(Certificate));
        if (!string.IsNullOrEmpty(Password))
            json.WriteString("pwd", Password);
        if (Policy is not null)
            json.WritePolicy(Policy);
        json.WriteEnabled(Enabled);
        json.WriteTags(Tags);
        json.WriteOptional("preserveCertOrder", PreserveCertificateOrder);
    }
}
