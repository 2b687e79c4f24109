namespace GatewayStack.Certificates;

/// <summary>What a file may cost. Far above what real files need, low enough that no file stalls or fills a build machine.</summary>
public static class CertificateLimits
{
    /// <summary>Size of a file: 256 KiB. A PFX with ten RSA-4096 certificates takes about 25 KiB.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>Certificates in a file: 32. Public chains have two to four.</summary>
    public const int Certificates = 32;

    /// <summary>Key derivation iterations of one password check or decryption: 600,000, the highest number in common advice (OWASP).</summary>
    public const int Iterations = 600_000;

    /// <summary>Key derivation iterations of a whole file: 2,000,000, about two seconds. OpenSSL and Windows write files that need about 8,000.</summary>
    public const int TotalIterations = 2_000_000;
}
