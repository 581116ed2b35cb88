// Arguments of a resource call may be left out when they have defaults.

import ballerina/io;

client class Api {
    resource function get items(int n = 3, string... tags) returns string => n.toString() + tags.toString();

    resource function post items(*Options o) returns int => o.size;
}

type Options record {|
    int size = 9;
|};

public function main() {
    Api a = new;
    string s = a->/items;
    string t = a->/items(5, "x");
    int n = a->/items.post();
    int m = a->/items.post(size = 4);
    io:println(s, t, n, m); // @output 3[]5["x"]94
}
