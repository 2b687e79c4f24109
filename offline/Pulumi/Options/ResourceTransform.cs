namespace Pulumi;

/// <summary>A transformation that the engine calls.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);
