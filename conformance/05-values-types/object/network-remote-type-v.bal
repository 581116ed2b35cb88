// A remote method is part of an object type; its name is apart from others.

import ballerina/io;

type Sender client object {
    remote function send(string s) returns string;
};

client class Mail {
    remote function send(string s) returns string => "mail " + s;
}

client class Post {
    remote function send(string s) returns string => "post " + s;

    function stamp() returns int => 1;
}

public function main() {
    Sender[] all = [new Mail(), new Post()];
    foreach Sender s in all {
        string r = s->send("x");
        io:println(r);
        // @output mail x
        // @output post x
    }
}
