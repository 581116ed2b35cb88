// White space and newlines of a template are text.

import ballerina/io;

public function main() {
    xml x = xml `<a>
  <b/>
</a>`;
    xml:Element a = <xml:Element>x;
    io:println(a.getChildren().length(), a.data().length()); // @output 34
    io:println((xml `<a  k = "1"   />`).toString()); // @output <a k="1"/>
}
