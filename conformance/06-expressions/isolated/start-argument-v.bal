// In an isolated function a call may be started with isolated arguments.

import ballerina/io;

isolated function sum(int[] list) returns int => int:sum(...list);

isolated function parallel() returns int|error {
    future<int> a = start sum([1, 2]);
    future<int> b = start sum([3, 4].clone());
    int x = check wait a;
    int y = check wait b;
    return x + y;
}

public function main() {
    io:println(parallel()); // @output 10
}
