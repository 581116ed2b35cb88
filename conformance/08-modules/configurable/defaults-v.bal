// A configurable variable has its default when nothing is configured.

import ballerina/io;

configurable int port = 8080;
configurable string[] hosts = ["a", "b"];
configurable record {|int n; string s = "d";|} rec = {n: 1};

public function main() {
    io:println(port, hosts, rec.n, hosts.isReadOnly()); // @output 8080["a","b"]1true
    readonly & string[] h = hosts;
    io:println(h[0]); // @output a
}
