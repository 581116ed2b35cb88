// Each start gives a future of its own; a future is not plain data.

import ballerina/io;

function seven() returns int => 7;

public function main() {
    future<int> a = start seven();
    future<int> b = start seven();
    any v = a;
    io:println(a === b, " ", v is anydata, " ", v is future<string>); // @output false false false
}
