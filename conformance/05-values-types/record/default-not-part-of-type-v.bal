// Defaults do not affect the type: a value made elsewhere needs the field.

import ballerina/io;

type A record {|
    int x = 1;
|};

type B record {|
    int x;
|};

public function main() {
    B b = {x: 5};
    A a = b;
    io:println(a); // @output {"x":5}
    any m = <map<int>>{};
    io:println(m is A); // @output false
}
