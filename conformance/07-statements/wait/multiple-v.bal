// Several futures can be waited for together.

import ballerina/io;

function f(int n) returns int => n;

public function main() returns error? {
    worker w returns string {
        return "w";
    }
    future<int> a = start f(1);
    record {|string w; int|error a;|} r = wait {w, a: a};
    io:println(r.w, check r.a); // @output w1
}
