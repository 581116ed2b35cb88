import ballerina/io;

public int value = say();

function say() returns int {
    io:println("a variable");
    return 1;
}

function init() {
    io:println("a init");
}
