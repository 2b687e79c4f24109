using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Tests;

public sealed class NewStackFileTests
{
    private const string Source = """
        # What this is.
        encryptionsalt: v1:abc
        config:
          azure-native:location: westeurope
          gateway-stack:domain: example.com   # ours
          gateway-stack:resourceGroup: rg-one
          gateway-stack:tags: { environment: dev, owner: us }
          gateway-stack:cluster:
            name: aks-one
            # Not newer: the add-on.
            kubernetesVersion: "1.35"
            nodeResourceGroup: rg-nodes
          gateway-stack:network:
            name: vnet-one
          gateway-stack:vault: { name: kv-one }
          gateway-stack:certificates:
            - name: web
              pfx:
                data:
                  secure: AAAB
                password: { secure: CCCD }
          gateway-stack:dns:
            zones:
              - { name: example.com, resourceGroup: rg-dns }

        """;

    [Fact]
    public void Comments_stay_and_names_that_would_collide_go()
    {
        var made = Make(("domain", "qa.example.com"), ("vault.name", "kv-qa"));

        Assert.Equal("""
            # What this is.
            config:
              azure-native:location: westeurope
              gateway-stack:domain: qa.example.com   # ours
              gateway-stack:tags: { environment: qa, owner: us }
              gateway-stack:cluster:
                # Not newer: the add-on.
                kubernetesVersion: "1.35"
              gateway-stack:vault: { name: kv-qa }
              gateway-stack:certificates:
                - name: web
                  pfx:
                    data:
                      secure: to-be-set
                    password: { secure: to-be-set }
              gateway-stack:dns:
                zones:
                  - { name: example.com, resourceGroup: rg-dns }

            """, made.Text);
    }

    [Fact]
    public void Encrypted_values_are_not_copied_and_are_listed()
    {
        var made = Make();

        Assert.Equal(["gateway-stack:certificates[0].pfx.data", "gateway-stack:certificates[0].pfx.password"], made.Secrets);
        Assert.DoesNotContain("AAAB", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CCCD", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("v1:abc", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_zone_follows_a_domain_that_is_not_below_it() =>
        Assert.Contains("- { name: example.org, resourceGroup: rg-dns }", Make(("domain", "example.org")).Text, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_asked_for_is_set() =>
        Assert.Contains("  gateway-stack:resourceGroup: rg-qa\n", Make(("resourceGroup", "rg-qa")).Text, StringComparison.Ordinal);

    [Fact]
    public void A_setting_without_a_place_is_refused_with_its_key()
    {
        var error = Assert.Throws<ProjectException>(() => Make(("certificates[3].name", "x")));

        Assert.Equal("there is no place for 'certificates[3].name' in Pulumi.dev.yaml; set a key of a map, or an item that a list has", error.Message);
    }

    private static NewStackFile Make(params (string Key, string Value)[] values) => NewStackFile.From(Source, "dev", "qa", "gateway-stack", values);
}
