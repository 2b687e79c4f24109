namespace Azure.Security.KeyVault.Certificates;

/// <summary>How a vault keeps certificate and key in the secret.</summary>
public readonly struct CertificateContentType : IEquatable<CertificateContentType>
{
    private readonly string _value;

    public CertificateContentType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static CertificateContentType Pkcs12 { get; } = new("application/x-pkcs12");

    public static CertificateContentType Pem { get; } = new("application/x-pem-file");

    public static bool operator ==(CertificateContentType left, CertificateContentType right) => left.Equals(right);

    public static bool operator !=(CertificateContentType left, CertificateContentType right) => !left.Equals(right);

    public static implicit operator CertificateContentType(string value) => new(value);

    public bool Equals(CertificateContentType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CertificateContentType other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
