// The value is computed first, then the place, which is evaluated once.

import ballerina/io;

type Box record {|
    int n;
|};

Box box = {n: 10};

function replace() returns int {
    box = {n: 100};
    return 5;
}

public function main() {
    box.n += replace();
    io:println(box.n); // @output 105
    int n = 1;
    function () returns int f = function() returns int {
        n = 50;
        return 2;
    };
    n *= f();
    io:println(n); // @output 100
}
