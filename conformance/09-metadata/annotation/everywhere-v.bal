// Annotations may stand before parameters, returns, fields, workers and more.

import ballerina/io;

const annotation tag on source function, parameter, return, field, source var, source worker, source const, class, source external;

@tag
const A = 1;

@tag
class C {
    @tag
    int n = A;
}

@tag
function f(@tag int a, @tag string... rest) returns @tag int {
    @tag
    int b = a;

    @tag
    worker w returns int {
        return b;
    }

    int c = wait w;
    return c + rest.length();
}

public function main() {
    io:println(f(1, "x"), new C().n); // @output 21
}
