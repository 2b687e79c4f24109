namespace GatewayStack.Certificates;

/// <summary>The kinds of problems a certificate can have. The names are stable.</summary>
public enum CertificateProblem
{
    /// <summary>There is no such file.</summary>
    FileMissing,

    /// <summary>The file is there but cannot be read.</summary>
    FileUnreadable,

    /// <summary>The file has no content.</summary>
    FileEmpty,

    /// <summary>The file is larger than <see cref="CertificateLimits.FileBytes"/>.</summary>
    FileTooLarge,

    /// <summary>The content is not a PFX (PKCS#12).</summary>
    NotAPfx,

    /// <summary>The content is not PEM.</summary>
    NotAPem,

    /// <summary>A PEM file where a PFX is expected.</summary>
    PemGivenAsPfx,

    /// <summary>A PFX file where PEM is expected.</summary>
    PfxGivenAsPem,

    /// <summary>A binary (DER) certificate, which has no private key.</summary>
    DerWithoutKey,

    /// <summary>The content starts as what it should be and is then damaged.</summary>
    Corrupt,

    /// <summary>The file is encrypted and no password was given.</summary>
    PasswordMissing,

    /// <summary>The password does not open the file.</summary>
    WrongPassword,

    /// <summary>Opening the file takes more key derivation than <see cref="CertificateLimits"/> allows.</summary>
    KeyDerivationTooCostly,

    /// <summary>The key or file is encrypted in a way that is not supported.</summary>
    UnsupportedEncryption,

    /// <summary>There is no certificate.</summary>
    NoCertificate,

    /// <summary>There are more certificates than <see cref="CertificateLimits.Certificates"/>.</summary>
    TooManyCertificates,

    /// <summary>There is no private key.</summary>
    NoPrivateKey,

    /// <summary>There is more than one private key.</summary>
    SeveralKeys,

    /// <summary>There is more than one server certificate.</summary>
    SeveralLeaves,

    /// <summary>The private key belongs to another certificate.</summary>
    KeyMismatch,

    /// <summary>Key Vault or Envoy refuse the kind of key.</summary>
    UnsupportedKey,

    /// <summary>The intermediates are there and would not be served.</summary>
    IntermediatesNotServed,

    /// <summary>A password or a key stands in a configuration file as it is.</summary>
    SecretInPlainText,

    /// <summary>The key is too small.</summary>
    WeakKey,

    /// <summary>The certificate or its chain is signed with a broken hash.</summary>
    WeakSignature,

    /// <summary>The certificate is not valid yet.</summary>
    NotYetValid,

    /// <summary>The certificate, or one of its chain, has expired.</summary>
    Expired,

    /// <summary>The certificate expires soon.</summary>
    Expiring,

    /// <summary>No name in the certificate covers a host.</summary>
    HostNotCovered,

    /// <summary>The certificate of the issuer is missing.</summary>
    ChainIncomplete,

    /// <summary>The certificates are not in the order in which servers send them.</summary>
    ChainMisordered,

    /// <summary>The file has certificates that are not part of the chain.</summary>
    UnrelatedCertificates,

    /// <summary>The extended key usage leaves out server authentication.</summary>
    NotForServerAuthentication,

    /// <summary>The key usage leaves out digital signatures.</summary>
    NotForSignatures,

    /// <summary>The certificate to serve is a certificate authority's.</summary>
    AuthorityAsLeaf,
}
