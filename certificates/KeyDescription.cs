using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>The kind of key in a certificate.</summary>
/// <param name="Algorithm"><c>RSA</c>, <c>EC</c>, or the name of an algorithm that is not supported.</param>
/// <param name="Bits">Size in bits; 0 where the algorithm has no size worth naming.</param>
/// <param name="Curve"><c>P-256</c>, <c>P-384</c>, <c>P-521</c> or another curve's name; null unless EC.</param>
public sealed record KeyDescription(string Algorithm, int Bits, string? Curve)
{
    /// <summary>Whether it is an RSA key.</summary>
    public bool IsRsa => Algorithm == "RSA";

    /// <summary>Whether it is a key on an elliptic curve, for ECDSA.</summary>
    public bool IsEc => Algorithm == "EC";

    /// <inheritdoc/>
    public override string ToString() => IsEc ? $"EC {Curve}" : Bits > 0 ? $"{Algorithm} {Bits}" : Algorithm;

    internal static KeyDescription Of(X509Certificate2 certificate)
    {
        var algorithm = certificate.PublicKey.Oid.Value;
        switch (algorithm)
        {
            case Oids.Rsa:
                using (var rsa = certificate.GetRSAPublicKey()!)
                    return new("RSA", rsa.KeySize, null);
            case Oids.Ec:
                return OfCurve(certificate.PublicKey.EncodedParameters?.RawData ?? []);
            default:
                return new(Oids.KeyAlgorithm(algorithm), 0, null);
        }
    }

    /// <summary>The curve by its OID; a curve spelled out as numbers has no name.</summary>
    private static KeyDescription OfCurve(byte[] parameters)
    {
        var oid = parameters is [0x06, ..] ? System.Formats.Asn1.AsnDecoder.ReadObjectIdentifier(parameters, System.Formats.Asn1.AsnEncodingRules.DER, out _) : null;
        return oid switch
        {
            "1.2.840.10045.3.1.7" => new("EC", 256, "P-256"),
            "1.3.132.0.34" => new("EC", 384, "P-384"),
            "1.3.132.0.35" => new("EC", 521, "P-521"),
            "1.3.132.0.10" => new("EC", 256, "secp256k1"),
            null => new("EC", 0, "with explicit parameters"),
            _ => new("EC", 0, oid),
        };
    }

    internal static bool Matches(X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        switch (key)
        {
            case RSA rsa when certificate.PublicKey.Oid.Value == Oids.Rsa:
                using (var theirs = certificate.GetRSAPublicKey()!)
                {
                    var (a, b) = (rsa.ExportParameters(false), theirs.ExportParameters(false));
                    return a.Modulus.AsSpan().SequenceEqual(b.Modulus) && a.Exponent.AsSpan().SequenceEqual(b.Exponent);
                }
            case ECDsa ec when certificate.PublicKey.Oid.Value == Oids.Ec:
                using (var theirs = certificate.GetECDsaPublicKey()!)
                {
                    var (a, b) = (ec.ExportParameters(false).Q, theirs.ExportParameters(false).Q);
                    return a.X.AsSpan().SequenceEqual(b.X) && a.Y.AsSpan().SequenceEqual(b.Y);
                }
            default:
                return false;
        }
    }
}
