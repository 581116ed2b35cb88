// A future of a subtype is a future of the type.

import ballerina/io;

function seven() returns int => 7;

public function main() returns error? {
    future<int> f = start seven();
    future<int|string> g = f;
    future<any|error> h = f;
    int|string n = check wait g;
    io:println(n, " ", g === f, " ", h is future<int>); // @output 7 true true
}
