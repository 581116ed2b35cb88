// The default of a record's field is cloned for the readonly intersection.

import ballerina/io;

type Conf record {|
    int[] ports = [80];
    string name;
|};

public function main() {
    readonly & Conf c = {name: "x"};
    io:println(c.ports, c.ports.isReadOnly()); // @output [80]true
}
