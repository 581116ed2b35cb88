// A comment may end with the source, without a newline.

import ballerina/io;

public function main() {
    io:println("end"); // @output end
}
// the end