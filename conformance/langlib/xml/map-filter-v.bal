// map, filter, forEach and slice work on the items.

import ballerina/io;

public function main() {
    xml x = xml `<a/>t<b/>`;
    io:println(x.map(i => i is xml:Element ? xml:createText(i.getName()) : i)); // @output atb
    io:println(x.filter(i => i is xml:Element).length(), x.slice(1), x.slice(0, 1)); // @output 2t<b/><a/>
    int n = 0;
    x.forEach(function(xml i) {
        n += 1;
    });
    io:println(n, xml:concat("x", x, "y").length(), xml:concat().length()); // @output 350
}
