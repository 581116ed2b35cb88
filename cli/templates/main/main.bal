import ballerina/io;

# The entry point: `bal run` calls it.
public function main() {
    io:println("Hello, World!");
}
