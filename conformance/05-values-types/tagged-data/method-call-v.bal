// Method calls on tagged data call the functions of its library module.

import ballerina/io;

public function main() {
    string:RegExp vowel = re `[aeiou]`;
    io:println(vowel.replaceAll("banana", "o")); // @output bonono
    io:println((re `b.n`).isFullMatch("ban")); // @output true
}
