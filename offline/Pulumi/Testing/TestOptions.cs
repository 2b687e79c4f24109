namespace Pulumi.Testing;

/// <summary>What <see cref="Deployment.Instance"/> tells the program.</summary>
public class TestOptions
{
    public TestOptions()
    {
    }

    /// <summary>"project" if null.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The folder of Pulumi.yaml; a program that asks for it fails if null.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>"stack" if null.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether it is a preview; true if null.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>"organization" if null.</summary>
    public string? OrganizationName { get; set; }
}
