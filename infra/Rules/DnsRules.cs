using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>DNS zones.</summary>
internal static class DnsRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var (i, zone) in settings.Dns.Zones.Index())
        {
            if (!names.Add(zone.Name))
                yield return new($"{prefix}dns.zones[{i}].name", "is listed twice", zone.Name, "remove one");
        }
    }
}
