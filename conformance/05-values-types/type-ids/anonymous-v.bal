// A distinct within a larger type has an id of its own, without a name.

import ballerina/io;

type Wrapper record {|
    distinct error fault?;
    int n;
|};

type Fault distinct error;

public function main() {
    Wrapper w = {n: 1};
    error e = error Fault("x");
    io:println(w.fault is (), w.n, e is Fault); // @output true1true
}
