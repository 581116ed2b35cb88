// A readonly context makes constructors construct immutable values, deeply.

import ballerina/io;

type Conf record {|
    int[] ports;
    map<string> names;
|};

public function main() {
    readonly & Conf c = {ports: [1, 2], names: {a: "x"}};
    io:println(c.isReadOnly(), c.ports.isReadOnly(), c.names.isReadOnly()); // @output truetruetrue
    int[] & readonly l = [1];
    readonly any1 = [l, {x: 1}];
    io:println(any1 is (any[] & readonly)); // @output true
}
