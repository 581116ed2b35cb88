// What is attached to the source only is not there at run time.

import ballerina/io;

const annotation map<string> note on source type, class;

@note {text: "type"}
type Quantity int;

@note {text: "class"}
class Store {
}

public function main() {
    io:println(Quantity.@note is (), " ", Store.@note["text"]); // @output true class
    io:println((typeof new Store()).@note); // @output {"text":"class"}
}
