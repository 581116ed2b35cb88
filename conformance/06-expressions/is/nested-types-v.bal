// Tests look at the inherent types of nested mutable values.

import ballerina/io;

public function main() {
    any a = <map<int[]>>{k: [1]};
    io:println(a is map<int[]>, a is map<anydata>, a is map<(int|string)[]>); // @output truetruetrue
    any b = <map<(int|string)[]>>{k: [1]};
    io:println(b is map<int[]>); // @output false
    any c = <record {|int x; string y?;|}>{x: 1};
    io:println(c is record {|int x;|}, c is record {|int x; string|int y?;|}); // @output falsetrue
    any d = <[int, string]>[1, "x"];
    io:println(d is (int|string)[], d is [int|string, string], d is [int, string, int...]); // @output truetruetrue
}
