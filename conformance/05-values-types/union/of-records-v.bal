// Fields of a union of records are those that every member describes.

import ballerina/io;

type Cat record {|
    "cat" kind;
    int lives;
|};

type Dog record {|
    "dog" kind;
    string[] tricks;
|};

function about(Cat|Dog p) returns string {
    if p is Cat {
        return p.kind + p.lives.toString();
    }
    return p.kind + p.tricks.length().toString();
}

public function main() {
    io:println(about({kind: "cat", lives: 9}), about({kind: "dog", tricks: ["sit"]})); // @output cat9dog1
}
