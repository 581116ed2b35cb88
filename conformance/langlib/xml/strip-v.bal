// strip leaves out comments, instructions and white space on the top level.

import ballerina/io;

public function main() {
    xml x = xml `<a><b/></a> <!--c--><?p d?>text `;
    xml s = x.strip();
    io:println(s.length(), s); // @output 2<a><b/></a> text 
    io:println((xml ` <!--c--> `).strip().length()); // @output 0
}
