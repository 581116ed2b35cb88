// Of json only access to fields is lax: members of lists need a cast or a test.

import ballerina/io;

public function main() returns error? {
    json j = {items: [{id: 1}, {id: 2}]};
    json items = check j.items;
    if items is json[] {
        int id = check items[1].id;
        io:println(id); // @output 2
    }
    json|error none = j.items.id;
    io:println(none is error); // @output true
}
