// some and every of arguments; of none every holds.

import ballerina/io;

public function main() {
    io:println(boolean:some(false, true), boolean:some(), boolean:every(), boolean:every(true, false)); // @output truefalsetruefalse
}
