// After its end a stream gives nil again and again; close may follow.

import ballerina/io;

public function main() {
    stream<int> s = [1].toStream();
    _ = s.next();
    io:println(s.next() is (), s.next() is ()); // @output truetrue
    s.close();
    io:println(s.toString().startsWith("stream")); // @output true
}
