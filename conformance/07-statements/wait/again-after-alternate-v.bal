// A future that lost an alternate wait can be waited for; the one that won cannot.

import ballerina/io;
import ballerina/lang.runtime;

isolated function nap(string name, decimal d) returns string {
    runtime:sleep(d);
    return name;
}

public function main() returns error? {
    future<string> slow = start nap("slow", 1);
    future<string> fast = start nap("fast", 0.001);
    string first = check wait slow | fast;
    io:println(first); // @output fast
    string late = check wait slow;
    io:println(late); // @output slow
    string|error again = wait fast;
    io:println(again is error); // @output true
    string|error none = wait slow | fast;
    io:println(none is error); // @output true
}
