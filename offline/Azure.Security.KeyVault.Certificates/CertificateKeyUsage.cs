namespace Azure.Security.KeyVault.Certificates;

/// <summary>What a key may do.</summary>
public readonly struct CertificateKeyUsage : IEquatable<CertificateKeyUsage>
{
    private readonly string _value;

    public CertificateKeyUsage(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static CertificateKeyUsage DigitalSignature { get; } = new("digitalSignature");

    public static CertificateKeyUsage KeyEncipherment { get; } = new("keyEncipherment");

    public static bool operator ==(CertificateKeyUsage left, CertificateKeyUsage right) => left.Equals(right);

    public static bool operator !=(CertificateKeyUsage left, CertificateKeyUsage right) => !left.Equals(right);

    public static implicit operator CertificateKeyUsage(string value) => new(value);

    public bool Equals(CertificateKeyUsage other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CertificateKeyUsage other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
