// split gives what is between matches, the empty strings too.

import ballerina/io;

public function main() {
    io:println((re `\s*,\s*`).split("a , b,c"), (re `,`).split(",a,"), (re `x`).split("abc"), (re `,`).split("")); // @output ["a","b","c"]["","a",""]["abc"][""]
}
