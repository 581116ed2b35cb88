// A default may use isolated functions and constants of its module, each time.

import ballerina/io;

const BASE = 10;

isolated int made = 0;

isolated function next() returns int {
    lock {
        made += 1;
        return made;
    }
}

type Item record {|
    int id = next() + BASE;
    string label = string `item ${BASE}`;
|};

type Special record {|
    *Item;
    boolean special = true;
|};

public function main() {
    Item a = {};
    Special b = {};
    Item c = {id: 1};
    io:println(a, b.id, b.label, b.special, c); // @output {"id":11,"label":"item 10"}12item 10true{"id":1,"label":"item 10"}
    Item[] more = [{}, {}];
    io:println(more[1].id); // @output 14
}
