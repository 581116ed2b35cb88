// Remote methods can be started.

import ballerina/io;

client class C {
    remote function get(int n) returns int => n * 2;
}

public function main() returns error? {
    C c = new;
    future<int> f = start c->get(4);
    int n = check wait f;
    io:println(n); // @output 8
}
