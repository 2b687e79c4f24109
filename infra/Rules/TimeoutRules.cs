using System.Globalization;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Time limits of a rule.</summary>
/// <remarks>Gateway API specification, <c>HTTPRouteTimeouts</c>: one request to a backend is a part of the whole.</remarks>
internal static class TimeoutRules
{
    public static IEnumerable<SettingsProblem> Check(TimeoutSettings timeouts, string key)
    {
        if (timeouts is { Request: { } request, BackendRequest: { } backend } && Milliseconds(request) is > 0 and var whole && Milliseconds(backend) > whole)
            yield return new($"{key}.backendRequest", $"is longer than request {request}", backend, $"use at most {request}");
    }

    private static long Milliseconds(string duration)
    {
        long total = 0, number = 0;
        for (var i = 0; i < duration.Length; i++)
        {
            if (char.IsAsciiDigit(duration[i]))
            {
                number = (number * 10) + int.Parse(duration.AsSpan(i, 1), NumberStyles.None, CultureInfo.InvariantCulture);
                continue;
            }
            var milliseconds = duration.AsSpan(i).StartsWith("ms", StringComparison.Ordinal);
            total += number * (milliseconds ? 1 : duration[i] switch { 's' => 1000, 'm' => 60_000, _ => 3_600_000 });
            number = 0;
            i += milliseconds ? 1 : 0;
        }
        return total;
    }
}
