// ?. may follow ?., and gives nil as soon as something is missing.

import ballerina/io;

type C record {|
    int n?;
|};

type B record {|
    C c?;
|};

type A record {|
    B? b;
|};

public function main() {
    A x = {b: {c: {n: 5}}};
    A y = {b: {}};
    A z = {b: ()};
    io:println(x.b?.c?.n, " ", y.b?.c?.n is (), " ", z.b?.c?.n is ()); // @output 5 true true
    A? none = ();
    io:println(none?.b is ()); // @output true
}
