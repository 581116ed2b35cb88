// An object whose fields are all final and immutable or isolated is isolated.

import ballerina/io;

public function main() {
    any a = object {
        final int n = 1;
        final string[] & readonly names = ["x"];
    };
    any b = object {
        int n = 1;
    };
    io:println(a is isolated object {}, " ", b is isolated object {}, " ", a is readonly); // @output true false true
}
