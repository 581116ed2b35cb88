// A field that one member of a union describes may be read from all of them.

import ballerina/io;

type Named record {|
    string name;
|};

type Tagged record {|
    int id;
    string...;
|};

type Either Named|Tagged;

public function main() {
    Either a = {name: "n"};
    Either b = {id: 1, "name": "tag"};
    Either c = {id: 2};
    string? x = a.name;
    string? y = b.name;
    io:println(x, y, c.name is ()); // @output ntagtrue
    Either? d = ();
    io:println(d?.id is (), b?.id); // @output true1
}
