// An immutable element is not changed.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a><b/></a>`;
    xml:Element fixed = e.cloneReadOnly();
    e.setName("c");
    io:println(e, fixed); // @output <c><b/></c><a><b/></a>
    map<string> attributes = fixed.getAttributes();
    error? f = trap set(attributes);
    io:println(f is error); // @output true
    fixed.setName("d"); // @panic
}

function set(map<string> m) {
    m["k"] = "v";
}
