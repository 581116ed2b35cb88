// An including type may narrow an included field's type.

import ballerina/io;

type Base record {|
    int|string id;
    anydata data = 0;
|};

type Derived record {|
    *Base;
    int id;
    string data = "d";
|};

public function main() {
    Derived d = {id: 1};
    int id = d.id;
    string data = d.data;
    io:println(id, data); // @output 1d
    Base b = d;
    io:println(b.id); // @output 1
}
