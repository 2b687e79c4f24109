using System.CommandLine;
using System.Net;
using GatewayStack.Certificates;

namespace GatewayStack.Cli;

/// <summary><c>gateway cert</c>: looks at certificates, makes them for trying out, and packs them as PFX.</summary>
internal static class CertCommand
{
    public static Command Create() => new("cert", "Look at a certificate, make one for trying out, or pack PEM files as a PFX")
    {
        Inspect(),
        Make(),
        Pack(),
    };

    private static Command Inspect()
    {
        var file = new Argument<string>("FILE") { Description = "A PFX, or PEM files joined into one" };
        var key = new Argument<string?>("KEY") { Description = "The key's PEM file, where it has its own", Arity = ArgumentArity.ZeroOrOne };
        var hosts = new Option<string[]>("--host") { Description = "A host name it has to cover; may be repeated" };
        var stack = new Option<string?>("--stack", "-s") { Description = "Also show which host names of this stack it covers" };
        var project = new Option<string?>("--project") { Description = "Folder of Pulumi.yaml, for --stack" };
        var format = new Option<string>("--format") { Description = "text for people, json for programs", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var password = new PasswordOptions("password", "of the file or its key");
        var command = new Command("inspect", "Show what a certificate file holds, what is wrong with it and what it covers") { file, key, hosts, stack, project, format };
        password.AddTo(command);
        command.SetAction(parsed =>
        {
            var secret = password.Read(parsed);
            using var reading = Read(parsed.GetValue(file)!, parsed.GetValue(key), secret, password);
            var report = new CertReport(
                reading,
                CertReport.ForCommandLine(reading.Check(new CertificateRequirements { Hosts = parsed.GetValue(hosts) ?? [] })),
                parsed.GetValue(stack) is { } name ? StackHosts.Of(Projects.Read(parsed.GetValue(project), name)) : []);
            Console.Out.Write(parsed.GetValue(format) == "json" ? report.ToJson() : report.ToText(Terminal.Style));
            return report.HasErrors ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }

    private static Command Make()
    {
        var hosts = new Argument<string[]>("HOST") { Description = "Names to cover: hosts, wildcards, localhost, IP addresses", Arity = ArgumentArity.OneOrMore };
        var days = new Option<int>("--days") { Description = "Days it is valid; browsers accept at most 397", DefaultValueFactory = _ => 397 };
        var format = new Option<string>("--format") { Description = "pfx: one file; pem: .crt and .key", DefaultValueFactory = _ => "pfx" };
        format.AcceptOnlyFromAmong("pfx", "pem");
        var target = new Option<string?>("--out", "-o") { Description = "Path of the file; default: the first host name with .pfx (or .crt and .key)" };
        var force = Force();
        var password = new PasswordOptions("password", "of the PFX; default: none");
        var command = new Command("create", "Make a self-signed certificate for trying out (in Azure, let the vault make it: selfSigned)") { hosts, days, format, target, force };
        password.AddTo(command);
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(hosts)!;
            if (parsed.GetValue(days) is < 1 or > 36500)
                throw new UsageException($"--days {parsed.GetValue(days)} is out of range; use 1 to 36500");
            var wrong = names.Where(n => !IPAddress.TryParse(n, out _) && HostCoverage.Normalize(n) is null).ToList();
            if (wrong.Count > 0)
                throw new UsageException($"{string.Join(", ", wrong)}: not a host name; use names such as www.example.com, *.example.com or localhost, or IP addresses");
            var files = new SecretFiles(parsed.GetValue(force));
            var path = parsed.GetValue(target) ?? names[0].Replace("*", "wildcard", StringComparison.Ordinal).Replace(':', '-') + (parsed.GetValue(format) == "pfx" ? ".pfx" : ".crt");
            var secret = password.Read(parsed);
            using var bundle = SelfSignedCertificate.Create(names, TimeSpan.FromDays(parsed.GetValue(days)));
            if (parsed.GetValue(format) == "pfx")
                files.Write((path, bundle.ToPfx(secret ?? "")));
            else
                files.Write((path, bundle.ToChainPem()), (Path.ChangeExtension(path, ".key"), bundle.ToKeyPem()));
            files.Report();
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Pack()
    {
        var certificate = new Argument<string>("CERT") { Description = "PEM file with the certificate and its chain, in any order" };
        var key = new Argument<string?>("KEY") { Description = "PEM file with the key, where it has its own", Arity = ArgumentArity.ZeroOrOne };
        var target = new Option<string?>("--out", "-o") { Description = "Path of the PFX; default: the certificate's with .pfx" };
        var force = Force();
        var keyPassword = new PasswordOptions("key-password", "of the key");
        var password = new PasswordOptions("password", "of the PFX; default: none");
        var command = new Command("pack", "Pack a certificate, its chain and its key as a PFX") { certificate, key, target, force };
        keyPassword.AddTo(command);
        password.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(certificate)!;
            var files = new SecretFiles(parsed.GetValue(force));
            using var reading = Read(path, parsed.GetValue(key), keyPassword.Read(parsed), keyPassword);
            if (reading.Bundle is not { HasPrivateKey: true } bundle || reading.Findings.Any(f => f.Severity == FindingSeverity.Error))
            {
                Console.Error.Write(CertReport.Findings(CertReport.ForCommandLine(reading.Findings), Terminal.ErrorStyle));
                return ExitCode.Findings;
            }
            files.Write((parsed.GetValue(target) ?? Path.ChangeExtension(path, ".pfx"), bundle.ToPfx(password.Read(parsed) ?? "")));
            Console.Error.Write(CertReport.Findings(CertReport.ForCommandLine(reading.Findings), Terminal.ErrorStyle));
            files.Report();
            return ExitCode.Good;
        });
        return command;
    }

    private static Option<bool> Force() => new("--force") { Description = "Replace files that exist" };

    /// <summary>Reads a file; asks for the password where one is needed, none was given and somebody is there.</summary>
    private static CertificateReading Read(string file, string? key, string? password, PasswordOptions options)
    {
        var reading = Open(password);
        if (password is not null || Console.IsInputRedirected || reading.Findings.All(f => f.Problem != CertificateProblem.PasswordMissing))
            return reading;
        reading.Dispose();
        return Open(options.Prompt());

        CertificateReading Open(string? secret) =>
            key is null ? CertificateReader.ReadFile(file, secret) : CertificateReader.ReadPemFiles(file, key, secret);
    }
}
