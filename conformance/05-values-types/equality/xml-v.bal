// xml is compared by content; attributes have no order.

import ballerina/io;

public function main() {
    io:println(xml `<a x="1" y="2"/>` == xml `<a y="2" x="1"/>`); // @output true
    io:println(xml `<a>b</a>` == xml `<a>c</a>`); // @output false
    io:println(xml `<a/><b/>` == xml `<b/><a/>`); // @output false
    io:println(xml `<!--x-->` == xml `<!--x-->`); // @output true
}
