// A spread gives the fields that are there; the others take their defaults.

import ballerina/io;

type Conf record {|
    int a = 1;
    int b = 2;
|};

public function main() {
    record {|int b;|} given = {b: 9};
    Conf c = {...given};
    record {|int a?;|} maybe = {};
    Conf d = {b: 3, ...maybe};
    io:println(c.a, c.b, d.a, d.b); // @output 1913
}
