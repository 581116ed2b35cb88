import ballerina/io;
import ballerina/os;

public function main() returns error? {
    check os:setEnv("BARRE_OS_TEST", "1");
    io:println(os:getEnv("BARRE_OS_TEST")); // @output 1
    io:println(os:listEnv()["BARRE_OS_TEST"]); // @output 1
    check os:unsetEnv("BARRE_OS_TEST");
    io:println(os:getEnv("BARRE_OS_TEST").length()); // @output 0
    os:Error? e = os:setEnv("", "x");
    io:println(e is os:Error); // @output true
    os:Process|os:Error p = os:exec({value: "no-such-program-at-all"});
    io:println(p is os:Error); // @output true
}
