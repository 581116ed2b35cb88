// A backtick comes into a template by an interpolation; dollars stand for
// themselves unless a brace follows.

import ballerina/io;

public function main() {
    io:println(string `${"`"}code${"`"}`); // @output `code`
    io:println(string `$5 and $$ and $${5}`); // @output $5 and $$ and $5
    io:println(string `{a} \n`); // @output {a} \n
}
