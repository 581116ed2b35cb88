// Resources are accessed by path and method, get by default.

import ballerina/io;

client class Api {
    resource function get greeting/[string name]() returns string => "hi " + name;

    resource function post items(int n) returns int => n + 1;

    resource function get items/[int id]/parts/[string... rest]() returns string =>
        id.toString() + rest.toString();

    resource function get .() returns string => "root";
}

public function main() {
    Api a = new;
    string s = a->/greeting/Ann;
    string who = "Bob";
    string t = a->/greeting/[who].get();
    int n = a->/items.post(4);
    string p = a->/items/[5]/parts/x/y();
    string[] more = ["q"];
    string q = a->/items/[6]/parts/[...more];
    string r = a->/;
    io:println(s, ",", t, ",", n); // @output hi Ann,hi Bob,5
    io:println(p, q, r); // @output 5["x","y"]6["q"]root
}
