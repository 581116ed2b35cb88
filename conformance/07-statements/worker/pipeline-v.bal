// Workers may hand values along a chain.

import ballerina/io;

function run(int n) returns string {
    worker double {
        int x = <- function;
        x * 2 -> show;
    }

    worker show returns string {
        int x = <- double;
        return string `<${x}>`;
    }

    n -> double;
    return wait show;
}

public function main() {
    io:println(run(4), run(5)); // @output <8><10>
}
