using FsCheck;
using FsCheck.Fluent;

namespace GatewayStack.Certificates.Tests;

public class HostCoverageTests
{
    private static readonly Gen<string> Label =
        from first in Gen.Elements("abcxyz019".ToCharArray())
        from rest in Gen.ArrayOf(Gen.Elements("abcz09-_".ToCharArray()), 4)
        from last in Gen.Elements("amz5".ToCharArray())
        select first + new string(rest) + last;

    private static readonly Gen<string> Host =
        from count in Gen.Choose(2, 5)
        from labels in Gen.ArrayOf(Label, count)
        select string.Join('.', labels);

    [Fact]
    public void A_name_covers_itself_in_any_case_and_with_a_final_dot() =>
        Check(Host, host => HostCoverage.Covers(host, host.ToUpperInvariant()) && HostCoverage.Covers(host.ToUpperInvariant(), host + "."));

    [Fact]
    public void A_wildcard_covers_exactly_one_label() =>
        Check(
            from host in Host from first in Label from second in Label select (host, first, second),
            each => HostCoverage.Covers("*." + each.host, $"{each.first}.{each.host}")
                && !HostCoverage.Covers("*." + each.host, $"{each.first}.{each.second}.{each.host}"));

    [Fact]
    public void A_wildcard_does_not_cover_the_apex() => Check(Host, host => !HostCoverage.Covers("*." + host, host));

    [Fact]
    public void A_wildcard_host_is_covered_by_the_same_wildcard_only() =>
        Check(
            from host in Host from label in Label select (host, label),
            each => HostCoverage.Covers("*." + each.host, "*." + each.host)
                && !HostCoverage.Covers($"{each.label}.{each.host}", "*." + each.host)
                && !HostCoverage.Covers("*." + each.host, $"*.{each.label}.{each.host}"));

    [Fact]
    public void Different_names_do_not_cover_each_other() =>
        Check(from a in Host from b in Host select (a, b), each => each.a == each.b || !HostCoverage.Covers(each.a, each.b));

    [Fact]
    public void Normalizing_twice_changes_nothing() =>
        Check(
            ArbMap.Default.ArbFor<string>().Generator,
            text => HostCoverage.Normalize(text ?? "") is not { } once || HostCoverage.Normalize(once) == once);

    [Theory]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("xn--bcher-kva.example", "BÜCHER.example")]
    [InlineData("*.bücher.example", "a.xn--bcher-kva.example")]
    public void Names_outside_ASCII_compare_in_their_xn_form(string name, string host) => Assert.True(HostCoverage.Covers(name, host));

    [Theory]
    [InlineData("*", "example")]
    [InlineData("*.com", "example.com")]
    [InlineData("w*.example.com", "www.example.com")]
    [InlineData("www.*.com", "www.example.com")]
    [InlineData("*.*.example.com", "a.b.example.com")]
    [InlineData("", "")]
    [InlineData(".", ".")]
    [InlineData("a..b", "a..b")]
    [InlineData("-a.example.com", "-a.example.com")]
    [InlineData("exa mple.com", "exa mple.com")]
    public void What_is_no_name_covers_nothing(string name, string host) => Assert.False(HostCoverage.Covers(name, host));

    private static void Check<T>(Gen<T> generator, Func<T, bool> property) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(generator.ToArbitrary(), property));
}
