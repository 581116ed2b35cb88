// stream<T> is stream<T, ()>; stream without types takes all streams.

import ballerina/io;

public function main() {
    stream<int> a = [1, 2].toStream();
    stream<int, ()> b = a;
    stream<int|string, error?> c = b;
    stream<any|error, error?> d = c;
    any v = a;
    io:println(d === a, " ", v is stream<int>, " ", v is stream<string>); // @output true true false
}
