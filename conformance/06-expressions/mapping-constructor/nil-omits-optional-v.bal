// A nil given for an optional field that is not nilable leaves it out.

import ballerina/io;

type P record {|
    int x?;
    int? y;
|};

function none() returns int? => ();

public function main() {
    P p = {x: none(), y: none()};
    io:println(p); // @output {"y":null}
}
