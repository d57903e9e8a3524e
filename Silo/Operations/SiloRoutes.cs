using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Reporting.Operations;

/// <summary>Routes of a web host whose answers come from the silo beside it.</summary>
internal sealed class SiloRoutes(IEndpointRouteBuilder web, IServiceProvider both) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => both;

    public ICollection<EndpointDataSource> DataSources => web.DataSources;

    public IApplicationBuilder CreateApplicationBuilder() => web.CreateApplicationBuilder();
}

/// <summary>The services of a web host, and those of the silo where it has none.</summary>
internal sealed class BothServices(IServiceProvider web, IServiceProvider silo) : IServiceProvider
{
    public object? GetService(Type serviceType) => web.GetService(serviceType) ?? silo.GetService(serviceType);
}
