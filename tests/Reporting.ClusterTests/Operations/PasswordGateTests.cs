using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reporting.Operations;

namespace Reporting.Tests.Operations;

/// <summary>Who passes the gate, and how often one may try.</summary>
public sealed class PasswordGateTests
{
    private const string Password = "päss:word";
    private readonly FakeTimeProvider _time = new();
    private readonly PasswordGate _gate;

    public PasswordGateTests() => _gate = new PasswordGate(Password, _time, NullLogger.Instance);

    [Theory]
    [InlineData("anybody:päss:word", 200)]
    [InlineData(":päss:word", 200)]
    [InlineData("päss:word", 401)]
    [InlineData("anybody:päss:wor", 401)]
    [InlineData("anybody:", 401)]
    public void Pass_ByWhatIsGiven(string pair, int code) => Assert.Equal(code, Try(pair));

    [Theory]
    [InlineData("Basic !!")]
    [InlineData("Basic")]
    [InlineData("Bearer cMOkc3M6d29yZA==")]
    public void Pass_WhatIsNoPair_IsRefused(string header) => Assert.Equal(401, TryHeader(header));

    [Fact]
    public void Pass_AfterManyWrongOnes_IsRefusedWhateverIsGivenUntilTheWaitIsOver()
    {
        for (var i = 0; i < PasswordGate.Free; i++) Assert.Equal(401, Try("x:wrong"));

        Assert.Equal((429, 429), (Try("x:wrong"), Try("x:" + Password)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, Try("x:" + Password));
    }

    [Fact]
    public void Pass_AWrongOneAfterEachWait_WaitsTwiceAsLong()
    {
        for (var i = 0; i < PasswordGate.Free; i++) Try("x:wrong");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, Try("x:wrong"));

        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(429, Try("x:" + Password));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(200, Try("x:" + Password));
    }

    [Fact]
    public void Pass_AfterManyWrongOnesFromElsewhere_IsLetIn()
    {
        for (var i = 0; i < PasswordGate.Free; i++) Try("x:wrong", from: "10.0.0.7");

        Assert.Equal((429, 200), (Try("x:" + Password, from: "10.0.0.7"), Try("x:" + Password)));
    }

    [Fact]
    public void Pass_TheRightOne_ForgetsWrongOnes()
    {
        for (var i = 0; i < PasswordGate.Free - 1; i++) Try("x:wrong");
        Try("x:" + Password);
        for (var i = 0; i < PasswordGate.Free - 1; i++) Try("x:wrong");

        Assert.Equal(200, Try("x:" + Password));
    }

    private int Try(string pair, string from = "127.0.0.1") => TryHeader("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)), from);

    private int TryHeader(string header, string from = "127.0.0.1")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Headers.Authorization = header;
        Assert.Equal(_gate.Pass(context), context.Response.StatusCode == 200);
        return context.Response.StatusCode;
    }
}
