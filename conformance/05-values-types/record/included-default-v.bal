// The default of an included field comes along; overriding replaces it.

import ballerina/io;

type Base record {|
    int port = 80;
    string|int host = "local";
|};

type More record {|
    *Base;
    string host;
|};

public function main() {
    More m = {host: "x"};
    io:println(m.port, " ", m.host); // @output 80 x
    Base b = m;
    io:println(b.host); // @output x
}
