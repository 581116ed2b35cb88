// Two slashes within a literal or a template do not begin a comment.

import ballerina/io;

public function main() {
    io:println("https://example.org"); // @output https://example.org
    io:println(string `a//b`); // @output a//b
    xml x = xml `<a href="http://x.org">//</a>`;
    io:println(x.data()); // @output //
}
