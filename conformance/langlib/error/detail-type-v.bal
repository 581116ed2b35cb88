// detail gives the immutable details with the type of the error.

import ballerina/io;

type Info record {|
    int code;
    int[] list = [];
|};

public function main() {
    error<Info> e = error("x", code = 3, list = [1]);
    Info & readonly d = e.detail();
    any l = d.list;
    io:println(d.code + 1, l is readonly); // @output 4true
    error f = error("y", any1 = 1);
    io:println(f.detail()["any1"], f.cause() is ()); // @output 1true
}
