// A byte order mark at the beginning of a source is not part of it.

import ballerina/io;

public function main() {
    io:println("read"); // @output read
}
