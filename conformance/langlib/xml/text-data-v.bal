// text keeps the texts of the top level; data takes those of descendants, too.

import ballerina/io;

public function main() {
    xml x = xml `a<b>c<d>e</d></b><!--f-->g`;
    io:println(x.text(), x.data()); // @output agaceg
    io:println((xml `<?p d?>`).data() == "", x.text() is xml:Text); // @output truetrue
}
