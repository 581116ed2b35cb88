// \p takes general categories and scripts; \u{H} is a character.

import ballerina/io;

public function main() {
    io:println((re `\p{Lu}`).isFullMatch("É"), (re `\p{L}`).isFullMatch("ж"), (re `\P{L}`).isFullMatch("1")); // @output truetruetrue
    io:println((re `\p{sc=Greek}+`).isFullMatch("αβγ"), (re `\p{gc=Nd}`).isFullMatch("7"), (re `\u{61}`).isFullMatch("a")); // @output truetruetrue
}
