// A default of an immutable record type is made immutable.

import ballerina/io;

type Conf record {|
    int[] ports = [80];
    map<string> env = {};
|};

public function main() {
    readonly & Conf c = {};
    any ports = c.ports;
    any env = c.env;
    io:println(c.ports, " ", ports is readonly, " ", env is readonly); // @output [80] true true
}
