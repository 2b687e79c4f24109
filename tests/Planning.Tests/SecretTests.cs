using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Planning.Rendering;
using GatewayStack.Planning.Rendering.Html;
using GatewayStack.Planning.Rendering.Markdown;

namespace GatewayStack.Planning.Tests;

public sealed class SecretTests
{
    /// <summary>The password is of a file that is not there, so planning fails: not even the error may show it.</summary>
    [Fact]
    public void A_password_appears_in_no_error()
    {
        var passwords = Gen.Choose(0, 61).Select(i => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[i]).ArrayOf(24).Select(c => new string(c));
        Prop.ForAll(passwords.ToArbitrary(), password =>
        {
            using var project = Projects.Minimal($"    - {{ name: web, pfx: {{ file: none.pfx, password: '{password}' }} }}");
            var error = Assert.ThrowsAny<Exception>(() => Plans.OfAsync(project.Folder, "dev").GetAwaiter().GetResult());
            return !error.ToString().Contains(password, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task An_encrypted_PFX_is_planned_without_being_read_and_appears_nowhere()
    {
        using var project = Projects.Minimal("    - { name: web, pfx: { data: { secure: v1:cipher }, password: { secure: v1:cipher } } }");
        var plan = await Plans.OfAsync(project.Folder, "dev");

        var everything = PlanJson.Write(plan) + new PlanText(new TextStyle(false), null) { ShowInputs = true }.Write(plan)
            + HtmlReport.Write(plan) + MarkdownReport.Write(plan)
            + string.Concat(ManifestWriter.Files(plan).Select(f => f.Content));
        Assert.DoesNotContain("v1:cipher", everything, StringComparison.Ordinal);
        Assert.Contains(plan.Resources, r => r.Type == "gateway-stack:components:VaultCertificate" && r.Name == "web");
    }
}
