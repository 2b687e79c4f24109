using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Policies;

/// <summary>Asks the organisation's own policies about a plan.</summary>
internal static class PolicyCheck
{
    /// <summary>Id of the finding that a policy itself failed.</summary>
    public const string FailedId = "POLICY";

    /// <summary>The violations.</summary>
    /// <exception cref="SettingsException">A policy is not there, does not build or cannot be loaded.</exception>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<string> policies, StackFile file, Plan plan)
    {
        List<SettingsProblem> problems = [];
        List<Finding> findings = [];
        foreach (var (i, path) in policies.Index())
        {
            try
            {
                foreach (var policy in PolicyAssembly.Load(PolicyProject.AssemblyOf(Path.Combine(file.Directory, path), file.Directory)))
                    findings.AddRange(Ask(policy, plan));
            }
            catch (PolicyException e)
            {
                problems.Add(new($"{SettingsReader.Namespace}:policies[{i}]", e.Message, path, e.Fix));
            }
        }
        return problems.Count > 0 ? throw new SettingsException(problems) : findings;
    }

    /// <summary>A policy that fails is a finding: silence would read as consent.</summary>
    private static List<Finding> Ask(IPolicy policy, Plan plan)
    {
        try
        {
            return [.. policy.Check(plan).Select(v => new Finding(v.Id, v.Severity, v.Where, v.Message, v.Fix))];
        }
        catch (Exception e)
        {
            var type = policy.GetType();
            return [new(FailedId, Severity.Error, type.FullName!, $"the policy failed: {e.GetType().Name}: {e.Message}", $"correct {type.Name}.{nameof(IPolicy.Check)}")];
        }
    }
}

/// <summary>A policy cannot be used.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="fix">What to do.</param>
internal sealed class PolicyException(string message, string fix) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Fix { get; } = fix;
}
