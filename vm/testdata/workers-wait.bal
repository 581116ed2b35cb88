// Waiting for one, for several, for the first that does not fail.
//
//> {"a":1,"B":"b"}
//> fast
//> ok
//> true
//> cancelled true

import ballerina/io;
import ballerina/lang.runtime;
isolated function late(string s, decimal d) returns string { runtime:sleep(d); return s; }
isolated function bad() returns string|error => error("bad");
public function main() returns error? {
    worker A returns int { return 1; }
    worker B returns string { return "b"; }
    record {| int a; string B; |} r = wait {a: A, B};
    io:println(r);
    future<string> slow = start late("slow", 1000);
    future<string> fast = start late("fast", 0.001);
    string s = check wait slow | fast;
    io:println(s);
    future<string|error> e = start bad();
    future<string> ok = start late("ok", 0.005);
    string|error first = wait e | ok;
    io:println(first);
    future<string|error> e1 = start bad();
    future<string|error> e2 = start bad();
    string|error both = wait e1 | e2;
    io:println(both is error);
    slow.cancel();
    string|error cancelled = trap wait slow;
    io:println("cancelled ", cancelled is error);
}
