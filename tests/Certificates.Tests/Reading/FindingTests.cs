using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates.Tests;

public class FindingTests
{
    [Fact]
    public void A_good_certificate_has_no_findings()
    {
        using var chain = TestChain.Create();
        Assert.Empty(Check(chain.FullPem(), "www.example.com"));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        using var chain = TestChain.Create(new() { EndDay = -2, StartDay = -30, ExtendedKeyUsage = "1.3.6.1.5.5.7.3.2" });
        Assert.Equal(
            [
                CertificateProblem.ChainIncomplete, CertificateProblem.Expired, CertificateProblem.HostNotCovered,
                CertificateProblem.NotForServerAuthentication,
            ],
            Check(TestChain.Pem(chain.Leaf) + chain.KeyPem(), "api.example.com").Select(finding => finding.Problem));
    }

    [Fact]
    public void An_expired_certificate_names_the_day()
    {
        using var chain = TestChain.Create(new() { EndDay = -2 });
        Assert.Equal(
            "web.pem: the certificate expired on 2026-05-30. Renew it and give the new file.", Single(Check(chain.FullPem())));
    }

    [Fact]
    public void A_certificate_of_the_future_names_both_days()
    {
        using var chain = TestChain.Create(new() { StartDay = 3 });
        Assert.Equal(
            "web.pem: the certificate is valid from 2026-06-04, and today is 2026-06-01. Wait, use the certificate it replaces, or check this machine's clock.",
            Single(Check(chain.FullPem())));
    }

    [Theory]
    [InlineData(31, 0)]
    [InlineData(29, 1)]
    public void Expiring_starts_thirty_days_before_the_end(int endDay, int findings)
    {
        using var chain = TestChain.Create(new() { EndDay = endDay });
        Assert.Equal(findings, Check(chain.FullPem()).Count);
    }

    [Fact]
    public void An_expiring_certificate_is_a_warning_with_the_days_left()
    {
        using var chain = TestChain.Create(new() { EndDay = 7 });
        var finding = Assert.Single(Check(chain.FullPem()));
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Equal("the certificate expires on 2026-06-08, in 7 days.", finding.Message);
    }

    [Fact]
    public void An_expired_issuer_is_found()
    {
        using var chain = TestChain.Create(intermediateEndDay: -1);
        Assert.Equal(
            "web.pem: the certificate of the issuer 'Test Intermediate' expired on 2026-05-31. Take the current chain from the authority.",
            Single(Check(chain.FullPem())));
    }

    [Fact]
    public void A_host_no_name_covers_is_named_with_what_there_is()
    {
        using var chain = TestChain.Create(new() { Hosts = ["a.example.com", "b.example.com"] });
        Assert.Equal(
            "web.pem: no name of the certificate covers 'c.example.com'; it has a.example.com, b.example.com. "
            + "Ask for a certificate that names 'c.example.com', or remove the host from listeners and routes.",
            Single(Check(chain.FullPem(), "a.example.com", "c.example.com")));
    }

    [Fact]
    public void The_apex_below_a_wildcard_gets_its_own_advice()
    {
        using var chain = TestChain.Create(new() { Hosts = ["*.example.com"] });
        Assert.Equal(
            "A wildcard does not cover the domain itself: ask for both '*.example.com' and 'example.com'.",
            Assert.Single(Check(chain.FullPem(), "example.com")).Fix);
    }

    [Fact]
    public void Two_labels_below_a_wildcard_get_their_own_advice()
    {
        using var chain = TestChain.Create(new() { Hosts = ["*.example.com"] });
        Assert.Equal(
            "A wildcard covers one label only: ask for a certificate that names 'a.b.example.com'.",
            Assert.Single(Check(chain.FullPem(), "a.b.example.com")).Fix);
    }

    [Fact]
    public void The_common_name_counts_for_nothing()
    {
        using var chain = TestChain.Create(new() { Hosts = [] });
        Assert.Equal(
            "web.pem: no name of the certificate covers 'www.example.com'; it has no DNS names. "
            + "Clients ignore the common name: ask for a certificate with the host as a subject alternative name.",
            Single(Check(chain.FullPem(), "www.example.com")));
    }

    [Fact]
    public void A_missing_intermediate_is_named()
    {
        using var chain = TestChain.Create();
        Assert.StartsWith(
            "web.pem: the certificate of the issuer 'Test Intermediate' is missing, so clients that do not know it will refuse the connection.",
            Single(Check(TestChain.Pem(chain.Leaf) + chain.KeyPem())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_in_any_order_is_put_in_order_and_noted()
    {
        using var chain = TestChain.Create();
        using var reading = CertificateReader.ReadPem("web.pem", chain.KeyPem() + TestChain.Pem(chain.Root, chain.Intermediate, chain.Leaf));
        Assert.Equal([chain.Intermediate.Thumbprint, chain.Root.Thumbprint], reading.Bundle!.Chain.Select(each => each.Thumbprint));
        Assert.Equal((CertificateProblem.ChainMisordered, FindingSeverity.Note), Kind(Assert.Single(reading.Findings)));
    }

    [Fact]
    public void A_chain_of_another_certificate_is_left_out_and_named()
    {
        using var chain = TestChain.Create();
        using var other = TestChain.Create();
        var findings = Check(TestChain.Pem(chain.Leaf, chain.Intermediate) + TestChain.Pem(other.Intermediate) + chain.KeyPem());
        Assert.Equal(
            "it holds certificates that did not issue 'www.example.com' (Test Intermediate); they are left out.", Assert.Single(findings).Message);
    }

    [Theory]
    [InlineData(1024, CertificateProblem.WeakKey, "the key is RSA 1024; Key Vault, Envoy and browsers want at least RSA 2048.")]
    [InlineData(2056, CertificateProblem.UnsupportedKey, "the key is RSA 2056; Key Vault takes RSA 2048, 3072 and 4096.")]
    public void An_RSA_key_of_the_wrong_size_is_found(int bits, CertificateProblem problem, string message)
    {
        using var chain = TestChain.Create(new() { Key = () => RSA.Create(bits) });
        var finding = Assert.Single(Check(chain.FullPem()));
        Assert.Equal((problem, message), (finding.Problem, finding.Message));
    }

    [Fact]
    public void A_curve_Envoy_does_not_serve_is_found()
    {
        using var chain = TestChain.Create(new() { Key = () => ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10")) });
        Assert.Equal(
            "web.pem: the key is EC secp256k1; Envoy serves only the curves P-256, P-384 and P-521. Ask for a certificate with an EC P-256 key.",
            Single(Check(chain.FullPem())));
    }

    [Fact]
    public void A_client_certificate_is_found()
    {
        using var chain = TestChain.Create(new() { ExtendedKeyUsage = "1.3.6.1.5.5.7.3.2" });
        Assert.Equal(CertificateProblem.NotForServerAuthentication, Assert.Single(Check(chain.FullPem())).Problem);
    }

    [Fact]
    public void A_certificate_without_extended_key_usage_is_for_everything()
    {
        using var chain = TestChain.Create(new() { ExtendedKeyUsage = null });
        Assert.Empty(Check(chain.FullPem()));
    }

    [Fact]
    public void A_key_usage_without_signatures_is_a_warning()
    {
        using var chain = TestChain.Create(new() { KeyUsage = X509KeyUsageFlags.KeyEncipherment });
        Assert.Equal((CertificateProblem.NotForSignatures, FindingSeverity.Warning), Kind(Assert.Single(Check(chain.FullPem()))));
    }

    [Fact]
    public void An_authority_as_leaf_is_an_error_and_a_selfsigned_one_a_warning()
    {
        using var chain = TestChain.Create(new() { IsAuthority = true });
        Assert.Equal((CertificateProblem.AuthorityAsLeaf, FindingSeverity.Error), Kind(Assert.Single(Check(chain.FullPem()))));

        var (certificate, key) = TestChain.SelfSigned(new() { IsAuthority = true });
        var pem = certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
        Assert.Equal((CertificateProblem.AuthorityAsLeaf, FindingSeverity.Warning), Kind(Assert.Single(Check(pem))));
    }

    private static (CertificateProblem, FindingSeverity) Kind(CertificateFinding finding) => (finding.Problem, finding.Severity);

    private static string Single(IReadOnlyList<CertificateFinding> findings) => Assert.Single(findings).ToString();

    private static IReadOnlyList<CertificateFinding> Check(string pem, params string[] hosts)
    {
        using var reading = CertificateReader.ReadPem("web.pem", pem);
        return reading.Check(new() { Hosts = hosts, Time = new FixedTime(TestChain.Today) });
    }
}
