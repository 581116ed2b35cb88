// A template holds any content: several items, or none.

import ballerina/io;

public function main() {
    xml x = xml `text<a/><!--c--><?p d?>`;
    io:println(x.length(), " ", xml ``.length(), " ", (xml ` `).length()); // @output 4 0 1
}
