import ballerina/io;

public function main() {
    io:println("Hello, World!");
}
