// Character sets have ranges, complements and escapes.

import ballerina/io;

public function main() {
    io:println((re `[a-c]+`).isFullMatch("abcab"), (re `[^a-c]`).isFullMatch("d"), (re `[^a-c]`).isFullMatch("b")); // @output truetruefalse
    io:println((re `[\]\-x]+`).isFullMatch("]-x"), (re `[-a]`).isFullMatch("-"), (re `[\d.]+`).isFullMatch("1.5")); // @output truetruetrue
    io:println((re `\w+`).isFullMatch("az_09"), (re `\W`).isFullMatch("é"), (re `\s\S`).isFullMatch("\ta")); // @output truetruetrue
}
