// Arguments of remote methods are like those of functions.

import ballerina/io;

client class Mail {
    remote function send(string to, string subject = "none", string... cc) returns string => [to, subject, cc].toString();
}

public function main() {
    Mail m = new;
    string a = m->send("a");
    string b = m->send(subject = "s", to = "b");
    string c = m->send("c", "t", "d", "e");
    io:println(a); // @output ["a","none",[]]
    io:println(b); // @output ["b","s",[]]
    io:println(c); // @output ["c","t",["d","e"]]
}
