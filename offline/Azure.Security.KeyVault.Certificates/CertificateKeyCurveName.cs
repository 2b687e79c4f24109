namespace Azure.Security.KeyVault.Certificates;

/// <summary>Curves of EC keys.</summary>
public readonly struct CertificateKeyCurveName : IEquatable<CertificateKeyCurveName>
{
    private readonly string _value;

    public CertificateKeyCurveName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static CertificateKeyCurveName P256 { get; } = new("P-256");

    public static CertificateKeyCurveName P384 { get; } = new("P-384");

    public static CertificateKeyCurveName P521 { get; } = new("P-521");

    public static bool operator ==(CertificateKeyCurveName left, CertificateKeyCurveName right) => left.Equals(right);

    public static bool operator !=(CertificateKeyCurveName left, CertificateKeyCurveName right) => !left.Equals(right);

    public static implicit operator CertificateKeyCurveName(string value) => new(value);

    public bool Equals(CertificateKeyCurveName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CertificateKeyCurveName other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
