// A worker that fails tells who waits for its messages.
//
//> no message
//> 1
//> {ballerina/lang.array}IndexOutOfRange

import ballerina/io;
function f(boolean fail1) returns string|error {
    worker A returns error? {
        if fail1 { return error("no message"); }
        1 -> B;
    }
    worker B returns int|error {
        int x = check <- A;
        return x;
    }
    int|error b = wait B;
    return b is error ? b.message() : b.toString();
}
public function main() {
    io:println(f(true));
    io:println(f(false));
    worker P { int[] l = []; int _ = l[0]; }
    error? e = trap wait P;
    io:println(e is error ? e.message() : "none");
}
