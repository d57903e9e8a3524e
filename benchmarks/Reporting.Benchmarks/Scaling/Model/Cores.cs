namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>The cores of one machine: work that comes is done by the core that is free first, in the order in which it came.</summary>
internal sealed class Cores(int count)
{
    private readonly double[] _free = new double[count];
    private double _given;

    /// <summary>How many there are.</summary>
    public int Count => _free.Length;

    /// <summary>Seconds worked by all of them up to a time, which is the latest from which work was given.</summary>
    public double Worked(double now) => _given - _free.Sum(free => Math.Max(0, free - now));

    /// <summary>Does some work, all of it on one core.</summary>
    /// <param name="from">When it may begin.</param>
    /// <param name="work">How many seconds it takes.</param>
    /// <returns>When it is done.</returns>
    public double Do(double from, double work)
    {
        var first = 0;
        for (var core = 1; core < _free.Length; core++)
            if (_free[core] < _free[first]) first = core;
        _given += work;
        return _free[first] = Math.Max(from, _free[first]) + work;
    }

    /// <summary>Does work of many parts, which all cores share.</summary>
    /// <returns>When the last part is done.</returns>
    public double DoParts(double from, double work)
    {
        var done = from;
        for (var part = 0; part < _free.Length; part++) done = Math.Max(done, Do(from, work / _free.Length));
        return done;
    }
}
