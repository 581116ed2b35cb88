// The map of attributes is the element's own: changes are seen in it.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a k="1"/>`;
    map<string> m = e.getAttributes();
    m["j"] = "<&\"";
    _ = m.remove("k");
    io:println(e, " ", e.getAttributes() === m); // @output <a j="&lt;&amp;&quot;"/> true
}
