// Everything outside interpolations is literal: escapes, dollars, quotes.

import ballerina/io;

public function main() {
    io:println(string `a\n"b" $c $$ {d} $`); // @output a\n"b" $c $$ {d} $
    io:println(string `${"`"}x$${1}`); // @output `x$1
    io:println(string `two
lines`); // @output two
    // @output lines
}
