using System.Globalization;

namespace Reporting.Connection;

/// <summary>A cluster that answered before did not for as long as a call is tried again.</summary>
/// <remarks>No caller tries again what was tried so long.</remarks>
internal sealed class NoAnswerException(Exception last)
    : OrleansException(string.Create(CultureInfo.InvariantCulture, $"The cluster has not answered for {Patience.Longest.TotalMinutes:0} minutes: {last.Message}"), last);
