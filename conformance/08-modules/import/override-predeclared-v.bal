// An import may take a predeclared prefix for itself.

import ballerina/io;
import ballerina/lang.'string as 'int;

public function main() {
    io:println('int:length("four")); // @output 4
}
