import ballerina/io;

function init() {
    io:println("effect");
}
