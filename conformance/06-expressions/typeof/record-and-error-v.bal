// The runtime types of records and errors are those that constructed them.

import ballerina/io;

type P record {|
    int x;
|};

type Fault distinct error;

public function main() {
    P p = {x: 1};
    map<int> m = p;
    error e = error Fault("x");
    typedesc<any> t = typeof m;
    typedesc<any|error> u = typeof e;
    io:println(t is typedesc<P>, t === typeof p, u is typedesc<Fault>); // @output truetruetrue
}
