// On json a missing field is nil; access to something else is an error.

import ballerina/io;

public function main() {
    json j = {a: {b: 1}, n: ()};
    json|error x = j?.a?.b;
    json|error y = j?.c;
    json|error z = j?.n?.q;
    json|error w = j?.a?.b?.c;
    io:println(x, y is (), z is (), w is error); // @output 1truetruetrue
}
