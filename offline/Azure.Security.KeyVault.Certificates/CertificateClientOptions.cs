using Azure.Core;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>How requests are sent to the vault.</summary>
public class CertificateClientOptions : ClientOptions
{
    /// <summary>The vault's REST API versions.</summary>
    public enum ServiceVersion
    {
        V7_0 = 0,
        V7_1 = 1,
        V7_2 = 2,
        V7_3 = 3,
        V7_4 = 4,
        V7_5 = 5,
        V7_6 = 6,
        V2025_07_01 = 7,
    }

    public CertificateClientOptions(ServiceVersion version = ServiceVersion.V2025_07_01) => Version = version;

    /// <summary>The API version every request names.</summary>
    public ServiceVersion Version { get; }

    /// <summary>Whether to accept a token scope outside the vault's own domain. False: a vault cannot ask for another service's token.</summary>
    public bool DisableChallengeResourceVerification { get; set; }

    internal string ApiVersion => Version switch
    {
        ServiceVersion.V7_0 => "7.0",
        ServiceVersion.V7_1 => "7.1",
        ServiceVersion.V7_2 => "7.2",
        ServiceVersion.V7_3 => "7.3",
        ServiceVersion.V7_4 => "7.4",
        ServiceVersion.V7_5 => "7.5",
        ServiceVersion.V7_6 => "7.6",
        _ => "2025-07-01",
    };
}
