import ballerina/io;

# The entry point: `barre run` calls it.
public function main() {
    io:println("Hello, World!");
}
