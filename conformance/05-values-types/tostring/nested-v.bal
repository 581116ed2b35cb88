// Strings within structures are quoted; xml, nil and regular expressions have
// their informal forms.

import ballerina/io;

public function main() {
    anydata v = {s: "a\"b", l: ["x", 1.0, 1.50d, (), true], x: xml `<a/>`, r: re `a+`, m: {}};
    io:println(v); // @output {"s":"a"b","l":["x",1.0,1.50,null,true],"x":`<a/>`,"r":`a+`,"m":{}}
}
