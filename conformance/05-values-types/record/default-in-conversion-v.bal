// A default is used wherever the type constructs a value: fillers, arguments
// and conversions.

import ballerina/io;

type Conf record {|
    int port = 80;
    string host = "local";
|};

function show(*Conf c) returns string => c.host + c.port.toString();

public function main() returns error? {
    Conf[] list = [];
    list[1] = {port: 1};
    Conf fromJson = check {host: "x"}.cloneWithType();
    io:println(list[0], show(port = 9), fromJson.port); // @output {"port":80,"host":"local"}local980
}
