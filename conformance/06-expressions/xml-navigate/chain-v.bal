// Steps, filters and attribute access combine.

import ballerina/io;

public function main() returns error? {
    xml doc = xml `<lib><book id="1"><title>A</title></book><book id="2"><title>B</title></book></lib>`;
    string[] ids = from xml b in doc/<book>
        let string id = check b.id
        select id;
    io:println(ids); // @output ["1","2"]
    io:println((doc/<book>/<title>).data()); // @output AB
    foreach xml:Element t in doc/**/<title> {
        io:println(t.data());
        // @output A
        // @output B
    }
}
