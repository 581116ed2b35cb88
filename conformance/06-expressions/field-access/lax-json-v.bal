// json and maps of json are lax: a missing field is an error value.

import ballerina/io;

public function main() {
    json j = {a: {b: 1}, l: [1]};
    json|error b = j.a.b;
    io:println(b); // @output 1
    json|error c = j.a.c;
    io:println(c is error); // @output true
    json|error d = j.a.b.c;
    json|error e = j.l.x;
    json|error f = j.none.more;
    io:println(d is error, e is error, f is error); // @output truetruetrue
    map<json> m = {x: {y: 2}};
    json|error y = m.x.y;
    io:println(y); // @output 2
}
