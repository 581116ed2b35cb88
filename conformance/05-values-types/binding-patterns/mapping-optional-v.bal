// An optional field that cannot be nil binds to nil when it is absent.

import ballerina/io;

type Opt record {|
    int a;
    int b?;
|};

public function main() {
    Opt o = {a: 1};
    var {a, b} = o;
    io:println(a, b is ()); // @output 1true
    Opt q = {a: 1, b: 2};
    var {b: c} = q;
    int? d = c;
    io:println(d); // @output 2
}
