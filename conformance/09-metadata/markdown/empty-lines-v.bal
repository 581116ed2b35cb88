// A documentation line may be empty, or begin without a space.

import ballerina/io;

#
#No space.
#
type Id int;

public function main() {
    Id id = 3;
    io:println(id); // @output 3
}
