// A query within a template yields xml.

import ballerina/io;

public function main() {
    string[] names = ["a", "b&"];
    xml x = xml `<l>${from string n in names
            select xml `<i>${n}</i>`}</l>`;
    io:println(x); // @output <l><i>a</i><i>b&amp;</i></l>
}
