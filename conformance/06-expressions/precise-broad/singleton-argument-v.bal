// The precise type of a literal lets it stand where a singleton is expected.

import ballerina/io;

type Level "low"|"high";

function shout(Level l) returns string => l + "!";

public function main() {
    io:println(shout("low"), shout(true ? "high" : "low")); // @output low!high!
}
