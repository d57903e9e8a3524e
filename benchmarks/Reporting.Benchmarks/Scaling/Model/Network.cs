namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>Messages between machines: what they cost those who send and receive them.</summary>
internal sealed class Network
{
    /// <summary>Messages that silos have sent, to each other and to clients.</summary>
    public double Messages { get; private set; }

    /// <summary>Bytes between silos.</summary>
    public double Bytes { get; private set; }

    /// <summary>What messages cost at each of their ends, in seconds.</summary>
    public static double End(double messages, double bytes) => messages * Costs.Message / 2 + bytes * Costs.MessageByte / 2;

    /// <summary>Counts messages between silos.</summary>
    public void Between(double messages, double bytes)
    {
        Messages += messages;
        Bytes += bytes + messages * Costs.MessageSize;
    }

    /// <summary>Counts a message to a client.</summary>
    public void ToClient() => Messages++;
}
