using System.Formats.Asn1;
using System.Numerics;

namespace GatewayStack.Certificates;

/// <summary>
/// Counts key derivation before it happens. A file says itself how many iterations its password takes, so a file of a
/// hundred bytes could otherwise keep a machine busy for hours.
/// </summary>
internal sealed class KdfBudget
{
    private long _left = CertificateLimits.TotalIterations;

    /// <summary>Takes what an encryption of <paramref name="algorithm"/> (an AlgorithmIdentifier) costs.</summary>
    public void Spend(AsnReader algorithm)
    {
        var sequence = algorithm.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        if (oid == Oids.Pbes2)
        {
            var derivation = sequence.ReadSequence().ReadSequence();
            var function = derivation.ReadObjectIdentifier();
            if (function != Oids.Pbkdf2)
                throw Unsupported(function == Oids.Scrypt ? "scrypt" : function);
            sequence = derivation;
        }
        else if (!oid.StartsWith("1.2.840.113549.1.12.1.", StringComparison.Ordinal) && !oid.StartsWith("1.2.840.113549.1.5.", StringComparison.Ordinal))
        {
            throw Unsupported(oid);
        }
        var parameters = sequence.ReadSequence();
        parameters.ReadOctetString();
        Spend(parameters.ReadInteger());
    }

    /// <summary>Takes a number of iterations.</summary>
    public void Spend(BigInteger iterations)
    {
        if (iterations <= CertificateLimits.Iterations && (_left -= (long)BigInteger.Max(iterations, 0)) >= 0)
            return;
        throw new Refusal(
            CertificateProblem.KeyDerivationTooCostly,
            iterations > CertificateLimits.Iterations
                ? $"opening it takes {Show(iterations)} key derivation iterations; the limit is {CertificateLimits.Iterations}."
                : $"opening it takes more than {CertificateLimits.TotalIterations} key derivation iterations in all.",
            "Export it again with the tool's default iteration count (OpenSSL: leave out -iter).");
    }

    private static Refusal Unsupported(string algorithm) => new(
        CertificateProblem.UnsupportedEncryption,
        $"it is encrypted with {algorithm}, which .NET cannot decrypt.",
        "Convert it with a current OpenSSL: openssl pkcs8 -topk8 -v2 aes-256-cbc for a key, openssl pkcs12 -export for a PFX.");

    private static string Show(BigInteger number) => number > long.MaxValue ? "more than 9e18" : ((long)number).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
