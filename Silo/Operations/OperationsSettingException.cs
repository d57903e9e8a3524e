using Reporting.Errors;

namespace Reporting.Operations;

/// <summary>What was set of <see cref="OperationsOptions"/> cannot be done.</summary>
public sealed class OperationsSettingException(string wrong, string advice) : ReportingException($"The silo cannot be watched as it was asked to: {wrong}.", advice);
