// A multiple receive gives the failure of a sender, or NoMessage, instead of a mapping.

import ballerina/io;

type Jam distinct error;

function collect(string kind) returns string {
    worker a returns Jam? {
        if kind == "jam" {
            return error Jam("stuck");
        }
        1 -> function;
    }
    worker b {
        if kind != "quiet" {
            "x" -> function;
        }
    }
    record {|int a; string b;|}|Jam|error:NoMessage all = <- {a, b};
    if all is Jam {
        return "jam";
    }
    if all is error:NoMessage {
        return "no message";
    }
    return all.toString();
}

public function main() {
    io:println(collect("")); // @output {"a":1,"b":"x"}
    io:println(collect("jam")); // @output jam
    io:println(collect("quiet")); // @output no message
}
