// Values make graphs: one value may be a member of several, seen through all.

import ballerina/io;

type Node record {|
    string name;
    Node[] next = [];
|};

public function main() {
    Node end = {name: "end"};
    Node left = {name: "left", next: [end]};
    Node right = {name: "right", next: [end]};
    Node top = {name: "top", next: [left, right]};
    end.name = "sea";
    io:println(top.next[0].next[0].name, " ", top.next[1].next[0].name); // @output sea sea
    io:println(left.next[0] === right.next[0]); // @output true
    end.next.push(top);
    io:println(top.next[0].next[0].next[0].name); // @output top
}
