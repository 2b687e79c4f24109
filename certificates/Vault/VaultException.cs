namespace GatewayStack.Certificates;

/// <summary>Why a vault did not do what was asked; stable, for programs.</summary>
public enum VaultProblem
{
    /// <summary>No credential could get a token.</summary>
    NotSignedIn,

    /// <summary>The identity lacks a role, or the assignment has not taken effect in time.</summary>
    Forbidden,

    /// <summary>The vault's firewall or private network refuses this machine.</summary>
    NetworkForbidden,

    /// <summary>The vault or the certificate does not exist.</summary>
    NotFound,

    /// <summary>The name is taken by a certificate that was deleted, or is being deleted or changed.</summary>
    NameConflict,

    /// <summary>The vault could not be reached, or kept failing.</summary>
    Unavailable,

    /// <summary>The vault refused the certificate or the request.</summary>
    Refused,

    /// <summary>The certificate in the vault is disabled.</summary>
    Disabled,

    /// <summary>The vault answered with another certificate than the one sent.</summary>
    WrongCertificate,
}

/// <summary>A vault did not do what was asked. The message says what happened and the fix; it holds no secret.</summary>
public sealed class VaultException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="problem">What kind of problem.</param>
    /// <param name="what">What happened.</param>
    /// <param name="fix">What to do.</param>
    /// <param name="cause">What brought it about, if anything.</param>
    public VaultException(VaultProblem problem, string what, string fix, Exception? cause = null)
        : base($"{what}\n{fix}", cause)
    {
        Problem = problem;
        Fix = fix;
    }

    /// <summary>What kind of problem.</summary>
    public VaultProblem Problem { get; }

    /// <summary>What to do.</summary>
    public string Fix { get; }
}
