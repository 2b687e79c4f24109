namespace GatewayStack.Planning.Policies;

/// <summary>A rule of an organisation's own. Every public class that implements it, with a constructor that takes nothing, is asked
/// once a plan; settings <c>policies</c> names the project or assembly it is in.</summary>
public interface IPolicy
{
    /// <summary>What of the plan breaks the rule; nothing where all is well.</summary>
    /// <param name="plan">The plan, with the findings of the program's own checks.</param>
    IEnumerable<PolicyViolation> Check(Plan plan);
}

/// <summary>Something in a plan that breaks a rule.</summary>
/// <param name="Id">Stable id of the rule, such as <c>ORG001</c>: people look it up and suppress by it.</param>
/// <param name="Where">The resource or setting, such as its name.</param>
/// <param name="Message">What is wrong, with the value seen.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Severity">How bad it is. Default error, which fails the plan.</param>
public sealed record PolicyViolation(string Id, string Where, string Message, string Fix, Severity Severity = Severity.Error);
