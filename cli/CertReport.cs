using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using GatewayStack.Certificates;
using GatewayStack.Planning;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary>What a certificate file holds, what is wrong with it and what it covers, for people and for programs.</summary>
/// <param name="reading">What was read.</param>
/// <param name="findings">What is wrong with it.</param>
/// <param name="hosts">Host names of which it is said whether they are covered.</param>
internal sealed class CertReport(CertificateReading reading, IReadOnlyList<CertificateFinding> findings, IReadOnlyList<string> hosts)
{
    public bool HasErrors => findings.Any(f => f.Severity == FindingSeverity.Error);

    public string ToText(TextStyle style)
    {
        var text = new StringBuilder().Append(style.Bold(reading.Source)).Append('\n');
        if (reading.Bundle is { } bundle)
        {
            Row("certificate", bundle.Name);
            Row("names", Names(bundle));
            Row("valid", $"{Day(bundle.NotBefore)} to {Day(bundle.NotAfter)}");
            Row("key", $"{bundle.KeyDescription}, {(bundle.HasPrivateKey ? "private key is there" : "no private key")}");
            Row("thumbprint", bundle.Thumbprint);
            Row("chain", bundle.Name);
            var indent = 0;
            foreach (var issuer in bundle.Chain)
                Row("", $"{new string(' ', 2 * indent++)}└ {Name(issuer)}, until {Day(issuer.NotAfter.ToUniversalTime())}");
            if (!bundle.IsSelfSigned && (bundle.Chain.Count == 0 || bundle.Chain[^1].Subject != bundle.Chain[^1].Issuer))
                Row("", $"{new string(' ', 2 * indent)}└ {style.Dim($"{(bundle.Chain.Count == 0 ? bundle.Issuer : bundle.Chain[^1].GetNameInfo(X509NameType.SimpleName, forIssuer: true))}, which is not in the file")}");
            foreach (var (i, host) in hosts.Index())
                Row(i == 0 ? "covers" : "", $"{(bundle.Covers(host) ? style.Green("yes") : style.Red("no "))} {host}");
        }
        return text.Append('\n').Append(findings.Count == 0 ? style.Green("No findings.") + "\n" : Findings(findings, style)).ToString();

        void Row(string title, string value) => text.Append("  ").Append(title.PadRight(12)).Append(value).Append('\n');
    }

    /// <summary>The findings with fixes for whoever types commands, where the usual ones are about a stack file.</summary>
    public static IReadOnlyList<CertificateFinding> ForCommandLine(IEnumerable<CertificateFinding> findings) =>
    [
        .. findings.Select(f => f.Problem switch
        {
            CertificateProblem.PasswordMissing => f with { Fix = "Give it with --password-env VARIABLE, --password-stdin or --password-prompt (pack: --key-password-…)." },
            CertificateProblem.FileMissing => f with { Fix = "Check the path." },
            _ => f,
        }),
    ];

    /// <summary>One line for each finding.</summary>
    public static string Findings(IEnumerable<CertificateFinding> findings, TextStyle style)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var severity = Severity(finding);
            text.Append(finding.Severity == FindingSeverity.Error ? style.Red(severity) : style.Yellow(severity))
                .Append(' ').Append(finding.Problem).Append(": ").Append(finding.Message).Append(' ').Append(finding.Fix).Append('\n');
        }
        return text.ToString();
    }

    public string ToJson() => Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("file", reading.Source);
        if (reading.Bundle is { } bundle)
        {
            writer.WriteStartObject("certificate");
            writer.WriteString("name", bundle.Name);
            writer.WriteString("issuer", bundle.Issuer);
            Texts(writer, "dnsNames", bundle.DnsNames);
            Texts(writer, "ipAddresses", bundle.IpAddresses);
            writer.WriteString("notBefore", bundle.NotBefore.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteString("notAfter", bundle.NotAfter.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteString("key", bundle.KeyDescription.ToString());
            writer.WriteBoolean("hasPrivateKey", bundle.HasPrivateKey);
            writer.WriteBoolean("selfSigned", bundle.IsSelfSigned);
            writer.WriteString("thumbprint", bundle.Thumbprint);
            Texts(writer, "chain", bundle.Chain.Select(Name));
            writer.WriteEndObject();
            writer.WriteStartObject("covers");
            foreach (var host in hosts)
                writer.WriteBoolean(host, bundle.Covers(host));
            writer.WriteEndObject();
        }
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("id", finding.Problem.ToString());
            writer.WriteString("severity", Severity(finding));
            writer.WriteString("message", finding.Message);
            writer.WriteString("fix", finding.Fix);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }, indented: true) + "\n";

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static string Severity(CertificateFinding finding) => finding.Severity.ToString().ToLowerInvariant();

    private static string Names(CertificateBundle bundle) =>
        bundle.DnsNames.Count + bundle.IpAddresses.Count == 0 ? "none" : string.Join(", ", bundle.DnsNames.Concat(bundle.IpAddresses));

    private static string Name(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
