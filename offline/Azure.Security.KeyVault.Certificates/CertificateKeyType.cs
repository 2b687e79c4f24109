namespace Azure.Security.KeyVault.Certificates;

/// <summary>Kinds of keys.</summary>
public readonly struct CertificateKeyType : IEquatable<CertificateKeyType>
{
    private readonly string _value;

    public CertificateKeyType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static CertificateKeyType Ec { get; } = new("EC");

    public static CertificateKeyType Rsa { get; } = new("RSA");

    public static bool operator ==(CertificateKeyType left, CertificateKeyType right) => left.Equals(right);

    public static bool operator !=(CertificateKeyType left, CertificateKeyType right) => !left.Equals(right);

    public static implicit operator CertificateKeyType(string value) => new(value);

    public bool Equals(CertificateKeyType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CertificateKeyType other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
