import ballerina/io;
import app.a;

public int value = say();

function say() returns int {
    io:println("b variable");
    return a:value;
}

function init() {
    io:println("b init");
}
