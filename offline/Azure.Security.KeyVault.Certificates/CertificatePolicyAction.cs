namespace Azure.Security.KeyVault.Certificates;

/// <summary>What a vault does at a moment in a certificate's life.</summary>
public readonly struct CertificatePolicyAction : IEquatable<CertificatePolicyAction>
{
    private readonly string _value;

    public CertificatePolicyAction(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static CertificatePolicyAction AutoRenew { get; } = new("AutoRenew");

    public static CertificatePolicyAction EmailContacts { get; } = new("EmailContacts");

    public static bool operator ==(CertificatePolicyAction left, CertificatePolicyAction right) => left.Equals(right);

    public static bool operator !=(CertificatePolicyAction left, CertificatePolicyAction right) => !left.Equals(right);

    public static implicit operator CertificatePolicyAction(string value) => new(value);

    public bool Equals(CertificatePolicyAction other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CertificatePolicyAction other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
