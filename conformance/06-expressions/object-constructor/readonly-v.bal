// An object whose fields are all final and readonly is readonly.

import ballerina/io;

public function main() {
    object {} o = object {
        final int n = 1;
        final readonly & int[] l = [1];
    };
    object {} p = object {
        int n = 1;
    };
    io:println(o is readonly, p is readonly); // @output truefalse
    readonly & object {int[] l;} q = object {
        int[] l = [2];
    };
    io:println(q.l.isReadOnly()); // @output true
}
