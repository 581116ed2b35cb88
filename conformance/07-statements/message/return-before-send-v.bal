// A worker that returns without an error before a send leaves its slot empty; one that fails gives the failure.

import ballerina/io;

type Lost distinct error;

function courier(string mood) returns string {
    worker rider returns Lost? {
        if mood == "lazy" {
            return;
        }
        if mood == "lost" {
            return error Lost("where am I");
        }
        "parcel" -> function;
    }
    string|Lost|error:NoMessage got = <- rider;
    if got is Lost {
        return "lost";
    }
    return got is error:NoMessage ? "nothing" : got;
}

public function main() {
    io:println(courier("keen")); // @output parcel
    io:println(courier("lazy")); // @output nothing
    io:println(courier("lost")); // @output lost
}
