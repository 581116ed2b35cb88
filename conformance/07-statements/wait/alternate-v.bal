// One of several results is enough; errors are passed over.

import ballerina/io;
import ballerina/lang.runtime;

function slow() returns int|error {
    runtime:sleep(0.5);
    return 1;
}

function fast() returns int => 2;

function fails() returns int|error => error("x");

public function main() {
    future<int|error> a = start slow();
    future<int> b = start fast();
    int|error n = wait a | b;
    io:println(n); // @output 2
    future<int|error> c = start fails();
    future<int|error> d = start fails();
    int|error m = wait c | d;
    io:println(m is error); // @output true
    future<int|error> e = start fails();
    future<int> g = start fast();
    int|error k = wait e | g;
    io:println(k); // @output 2
}
