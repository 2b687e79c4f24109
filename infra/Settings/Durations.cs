using System.Globalization;

namespace GatewayStack.Infra.Settings;

/// <summary>Durations such as <c>90s</c>, <c>15m</c>, <c>1h</c>.</summary>
internal static class Durations
{
    public static TimeSpan ToTimeSpan(this string duration)
    {
        var number = int.Parse(duration.AsSpan(0, duration.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return duration[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }
}
