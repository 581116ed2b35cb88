// Within a loop a narrowed variable may be assigned where no round follows, or
// where the loop itself narrows it.

import ballerina/io;

type Link record {|
    int n;
    Link? next;
|};

function last(Link? first) returns int {
    Link? l = first;
    int n = 0;
    while true {
        if l is () {
            break;
        } else {
            n = l.n;
            l = l.next;
        }
    }
    return n;
}

function find(int|string p) returns string {
    int|string v = p;
    if v is int {
        foreach int i in 0 ..< 3 {
            int sum = v + i;
            if sum > 4 {
                v = "found " + sum.toString();
                break;
            }
        }
        return v.toString();
    }
    return v;
}

function count(int? p) returns int {
    int? v = p;
    int rounds = 0;
    if v is int {
        while v is int {
            rounds += 1;
            v = v > 0 ? v - 1 : ();
        }
    }
    return rounds;
}

public function main() {
    io:println(last({n: 1, next: {n: 2, next: ()}})); // @output 2
    io:println(find(3)); // @output found 5
    io:println(find(1)); // @output 1
    io:println(count(2)); // @output 3
}
