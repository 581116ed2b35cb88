import ballerina/log;

# Access log of the listeners: one line for each request. It is given in the configuration, as in
# `[ballerina.http.accessLogConfig]` with `console = true`.
public type AccessLogConfiguration record {|
    # Whether lines go to the standard error stream.
    boolean console = false;
    # `flat` or `json`.
    string format = "flat";
    # What a line tells, in order; by default `ip`, `date_time`, `request`, `status`, `response_body_size`,
    # `http_referrer` and `http_user_agent`.
    string[] attributes?;
    # Path of a file for the lines.
    #
    # # Deprecated
    # Use `file`.
    @deprecated
    string path?;
    # A file for the lines.
    LogFileConfig file?;
|};

# A file of log lines.
public type LogFileConfig record {|
    # Its path.
    string path;
    # How it is put aside for a new one, `http-access-20260303-130530432.log`; without it, it grows.
    log:RotationConfig rotation?;
|};

configurable AccessLogConfiguration accessLogConfig = {};

function init() returns Error? => startLogs(accessLogConfig);

isolated function startLogs(AccessLogConfiguration config) returns Error? = external;
