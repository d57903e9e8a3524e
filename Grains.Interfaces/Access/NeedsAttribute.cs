namespace Reporting.Access;

/// <summary>The least role whose keys may call a grain's method from outside the cluster.</summary>
/// <remarks>Every method of every grain interface has this or <see cref="WithinClusterAttribute"/>; one that has neither is refused to every client.</remarks>
/// <param name="role">The role.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(Role role) : Attribute
{
    /// <summary>The role.</summary>
    public Role Role { get; } = role;
}

/// <summary>A grain's method that only grains and silos of the cluster may call: no key reaches it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithinClusterAttribute : Attribute;
